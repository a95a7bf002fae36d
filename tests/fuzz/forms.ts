/** One field of a form as a browser would find it. */
export interface FormField {
  readonly name: string;
  readonly value: string;
  /** What a list, a tick or a button offers; empty: it is typed. */
  readonly choices: readonly string[];
  readonly hidden: boolean;
}

export interface PageForm {
  readonly method: string;
  readonly action: string;
  readonly multipart: boolean;
  readonly fields: readonly FormField[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

const plain = (text: string): string =>
  text.replace(/&(?:quot|#39|lt|gt|amp);/gu, (mark) => ENTITIES[mark] ?? mark);

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};

/** The forms of a page of ours: its markup is regular, so that plain patterns read it. */
export const formsOf = (html: string): readonly PageForm[] =>
  [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gsu)].map(([, tag = '', body = '']) => ({
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    action: attribute(tag, 'action') ?? '',
    multipart: tag.includes('multipart/form-data'),
    fields: merged([...inputs(body), ...lists(body)]),
  }));

function* inputs(body: string): Generator<FormField> {
  for (const [, tag = ''] of body.matchAll(/(<(?:input|textarea|button)\b[^>]*>)/gsu)) {
    const name = attribute(tag, 'name');
    if (name === null) continue;
    const value = attribute(tag, 'value') ?? '';
    const offered = tag.startsWith('<button') || /type="(?:checkbox|radio)"/u.test(tag);
    yield { name, value, choices: offered ? [value] : [], hidden: tag.includes('type="hidden"') };
  }
}

function* lists(body: string): Generator<FormField> {
  for (const [, tag = '', options = ''] of body.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gsu)) {
    const name = attribute(tag, 'name');
    const choices = [...options.matchAll(/(<option\b[^>]*>)/gsu)].map(([, o = '']) => attribute(o, 'value'));
    if (name !== null) yield { name, value: '', hidden: false, choices: choices.filter((v) => v !== null) };
  }
}

/** Ticks and buttons of one name are one field with several choices. */
function merged(fields: readonly FormField[]): readonly FormField[] {
  const byName = new Map<string, FormField>();
  for (const field of fields) {
    const known = byName.get(field.name);
    byName.set(
      field.name,
      known === undefined ? field : { ...known, choices: [...known.choices, ...field.choices] },
    );
  }
  return [...byName.values()];
}

/** Where a page leads within the site. */
export const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/gu)].map(([, href = '']) => plain(href));
