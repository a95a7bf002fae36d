/** The lines of a stream of chunks, without their ends; a line that nothing ends at the close is a line too. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  for await (const chunk of chunks) {
    const lines = (rest + (first ? withoutMark(chunk) : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}

/** Some editors begin a file with a mark that is no letter. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
