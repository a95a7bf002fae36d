import type { Command as Program, CommanderError } from 'commander';
import type { Problem } from '../domain/result.ts';

/** What commander refused, in our words: where, what was found, what is allowed. Null: only help was asked for. */
export function usageProblem(
  program: Program,
  { code, message }: CommanderError,
  argv: readonly string[],
): Problem | null {
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return null;
  const problem = (found: string, allowed: string): Problem => ({
    kind: 'bad-input',
    words: `${nameOf(program)}: gặp ${found}; cần ${allowed}.`,
  });
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownOption':
      return problem(`tùy chọn "${quoted}"`, `một trong: ${optionsOf(program)}`);
    case 'commander.unknownCommand':
      return problem(`lệnh "${quoted}"`, `một trong: ${commandsOf(program)}`);
    // Commander has printed the help of the group: a group alone does nothing.
    case 'commander.help':
      return problem(
        argv.length === 0 ? 'không có gì' : 'chỉ tên nhóm lệnh',
        `một trong: ${commandsOf(program)}`,
      );
    case 'commander.missingArgument':
      return problem('không có gì', `tham số <${quoted}>`);
    case 'commander.excessArguments':
      return problem(`thừa tham số ("${program.args.at(-1) ?? ''}")`, argumentsOf(program));
    case 'commander.optionMissingArgument':
      return problem(`"${quoted.split(' ')[0] ?? ''}" không có giá trị`, `"${quoted}"`);
    default:
      return problem(message, `cách dùng trong "${nameOf(program)} --help"`);
  }
}

function nameOf(program: Program): string {
  return program.parent === null ? program.name() : `${nameOf(program.parent)} ${program.name()}`;
}

const optionsOf = (program: Program): string =>
  [...program.options.map((option) => option.flags), '--help'].join(', ');

const commandsOf = (program: Program): string => program.commands.map((command) => command.name()).join(', ');

function argumentsOf(program: Program): string {
  const names = program.registeredArguments.map((argument) => argument.name());
  return names.length === 0 ? 'không có tham số nào' : `đúng: ${names.join(' ')}`;
}
