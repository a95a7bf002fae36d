import { Command as Program } from 'commander';
import type { CommanderError } from 'commander';
import type { Call, Command } from './command.ts';
import { COMMANDS, GROUPS } from './commands.ts';
import type { CliContext } from './context.ts';
import { jsonOf } from './json.ts';
import type { Outcome } from './outcome.ts';
import { usageProblem } from './usage-problem.ts';

export type { CliContext, OpenedStore, PlanCheckView, StartOptions } from './context.ts';

const JSON_OPTION = ['--json', 'in đúng một tài liệu JSON ở đầu ra; lời nhắn ra stderr'] as const;

/**
 * Runs one command. `argv` is what follows `dondoc`. The exit code: 0 done, 1 failed, 2 bad input, 3 nothing is running
 * where something must be. Rejects only for a defect, never for what somebody wrote.
 */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  const ended = { exit: 0 };
  const program = createProgram(context, async (command, call) => {
    ended.exit = say(await command.run(call, context), call.json, context);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const problem = usageProblem(error.program, error.cause, argv);
    if (problem === null) return 0;
    return say({ kind: 'refused', exit: 2, problem }, argv.includes('--json'), context);
  }
  return ended.exit;
}

function say(outcome: Outcome, json: boolean, { stdout, stderr }: CliContext): number {
  if (outcome.kind === 'answer') stdout(json ? jsonOf(outcome.json) : outcome.text);
  if (outcome.kind === 'refused') {
    stderr(`${outcome.problem.words}\n`);
    // Whoever asked for JSON gets one document in any case.
    if (json) stdout(jsonOf({ problem: outcome.problem }));
  }
  return outcome.exit;
}

/** What commander refuses, with the command in which it happened. */
class UsageError extends Error {
  readonly program: Program;
  override readonly cause: CommanderError;
  constructor(program: Program, cause: CommanderError) {
    super(cause.message);
    this.program = program;
    this.cause = cause;
  }
}

type Run = (command: Command, call: Call) => Promise<void>;

function createProgram(context: CliContext, run: Run): Program {
  const program = dressed(new Program('dondoc'), context)
    .description('Đôn Đốc: theo dõi, nhắc việc và đôn đốc thực hiện kế hoạch')
    .version(context.version, '--version', 'phiên bản của chương trình');
  const groups = new Map<string, Program>();
  for (const command of COMMANDS) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) addCommand(program, first, command, context, run);
    else addCommand(groupOf(program, groups, first, context), second, command, context, run);
  }
  return program;
}

function groupOf(program: Program, groups: Map<string, Program>, name: string, context: CliContext): Program {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const group = dressed(program.command(name), context).description(GROUPS[name] ?? name);
  groups.set(name, group);
  return group;
}

function addCommand(parent: Program, word: string, command: Command, context: CliContext, run: Run): void {
  const args = command.args === undefined ? '' : ` ${command.args}`;
  const leaf = dressed(parent.command(word + args), context)
    .description(command.summary)
    .addHelpText('after', examplesOf(command));
  for (const [flags, words] of [...command.options, JSON_OPTION]) leaf.option(flags, words);
  leaf.action(async () => {
    const options = leaf.opts();
    await run(command, { name: command.name, args: leaf.args, options, json: options['json'] === true });
  });
}

const examplesOf = ({ examples }: Command): string =>
  `\nVí dụ:\n${examples.map(([call, words]) => `  dondoc ${call}\n      ${words}\n`).join('')}`;

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

/** Speaks Vietnamese, writes to the context, and throws instead of ending the process. */
function dressed(program: Program, { stdout, stderr }: CliContext): Program {
  return program
    .configureOutput({ writeOut: stdout, writeErr: stderr, outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[tùy chọn]').replace('[command]', '<lệnh>'),
      subcommandTerm: (command) => command.name(),
    })
    .helpOption('-h, --help', 'cách dùng lệnh này')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .exitOverride((error) => {
      throw new UsageError(program, error);
    });
}
