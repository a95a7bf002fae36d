import { readFile } from 'node:fs/promises';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { ConfigPath, ConfigProblem, YamlSource } from './problem.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';

/** Reads a YAML file (UTF-8). A file that is missing, unreadable or broken is a problem, never an exception. */
export async function loadYaml(file: string): Promise<Result<YamlSource, readonly ConfigProblem[]>> {
  const text = await loadText(file);
  return text.ok ? parseYaml(file, text.value) : text;
}

/** The text of a UTF-8 file; bytes that are not UTF-8 are refused, not replaced. */
export async function loadText(file: string): Promise<Result<string, readonly ConfigProblem[]>> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    return fail([{ file, line: null, path: '', ...unreadable(error) }]);
  }
}

function unreadable(error: unknown): { readonly found: string; readonly allowed: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return { found: 'không có tệp này', allowed: 'một tệp YAML ở đường dẫn đó' };
  if (code === 'EISDIR') return { found: 'một thư mục', allowed: 'một tệp YAML' };
  if (code === 'EACCES' || code === 'EPERM')
    return { found: 'tệp không được phép đọc', allowed: 'quyền đọc tệp' };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { found: 'chữ không phải UTF-8', allowed: 'tệp lưu ở bảng mã UTF-8' };
  }
  return { found: `lỗi khi đọc tệp: ${String(error)}`, allowed: 'một tệp YAML đọc được' };
}

/** Reads YAML 1.2 (dates stay text). All syntax faults at once. */
export function parseYaml(file: string, text: string): Result<YamlSource, readonly ConfigProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return fail(faults.map((error) => syntaxProblem(file, error, lines)));
  try {
    const data: unknown = document.toJS();
    return ok({ file, data, lineOf: (path) => lines.linePos(offsetOf(document, path)).line });
  } catch (error) {
    // The library throws for aliases that point nowhere or multiply without end.
    const found = `bí danh YAML không dùng được (${String(error)})`;
    return fail([{ file, line: 1, path: '', found, allowed: 'dữ liệu viết thẳng, không dùng bí danh "*"' }]);
  }
}

function offsetOf(document: Document.Parsed, path: ConfigPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    const child = childOf(node, key);
    if (child === null) return offset;
    offset = child.offset ?? offset;
    // "*tham-muu-5": what is written stands where the anchor is.
    node = isAlias(child.node) ? child.node.resolve(document) : child.node;
  }
  return offset;
}

/** In a map the line of the key counts, not that of the value: a block begins on the line after its key. */
function childOf(node: unknown, key: PropertyKey): { offset: number | null; node: unknown } | null {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? null : { offset: startOf(item), node: item };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(
    (candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(key),
  );
  return pair === undefined ? null : { offset: startOf(pair.key), node: pair.value };
}

function startOf(node: unknown): number | null {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? null;
}

const SYNTAX_WORDS: Readonly<Record<string, readonly [found: string, allowed: string]>> = {
  DUPLICATE_KEY: ['một khóa viết hai lần trong cùng một nhóm', 'mỗi khóa một lần'],
  TAB_AS_INDENT: ['dấu Tab ở đầu dòng', 'dấu cách để thụt đầu dòng'],
  BAD_INDENT: ['thụt đầu dòng không khớp', 'các khóa cùng nhóm thụt vào bằng nhau'],
  MISSING_CHAR: ['thiếu một dấu (ngoặc, nháy hoặc dấu cách sau "-", ":")', 'đủ dấu mở và dấu đóng'],
  MULTILINE_IMPLICIT_KEY: [
    'một khóa kéo dài nhiều dòng, thường do thiếu dấu ":" hoặc dấu nháy',
    'khóa: giá trị',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'một khóa nằm trong giá trị, thường do dấu ":" trong chữ',
    'chữ có dấu ": " đặt trong dấu nháy',
  ],
  BAD_SCALAR_START: ['chữ bắt đầu bằng một dấu riêng của YAML', 'chữ đặt trong dấu nháy'],
  MULTIPLE_DOCS: ['nhiều phần ngăn bằng "---"', 'một phần duy nhất'],
};

function syntaxProblem(file: string, error: YAMLError, lines: LineCounter): ConfigProblem {
  const [found, allowed] = SYNTAX_WORDS[error.code] ?? ['cú pháp YAML hỏng', 'YAML đúng cú pháp'];
  const line = lines.linePos(error.pos[0]).line;
  return { file, line, path: '', found: `${found} (${error.code}: ${error.message})`, allowed };
}
