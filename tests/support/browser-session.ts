import type { Hono } from 'hono';

/** A browser without a screen: keeps cookies, sends forms as a page of ours would, follows nothing by itself. */
export interface BrowserSession {
  get(path: string): Promise<Seen>;
  head(path: string): Promise<Seen>;
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Opens a page and sends the form whose action is `action`, with its hidden fields and what is typed. */
  send(page: string, action: string, typed: Fields): Promise<Seen>;
  readonly cookies: Map<string, string>;
}

export interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  /** Words as a reader sees them: no tags, one space between. */
  readonly text: string;
  readonly headers: Headers;
}

type Value = string | File;
export type Fields = Readonly<Record<string, Value | readonly Value[]>>;

export function browserSession(app: Hono, baseUrl: string): BrowserSession {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await app.request(new URL(path, baseUrl), { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const html = await answer.text();
    const location = answer.headers.get('location');
    return { status: answer.status, location, html, text: wordsOf(html), headers: answer.headers };
  }
  const post: BrowserSession['post'] = (path, fields, headers = { origin: baseUrl }) =>
    ask(path, { method: 'POST', body: formData(fields), headers });
  return {
    cookies,
    get: (path) => ask(path, { method: 'GET' }),
    head: (path) => ask(path, { method: 'HEAD' }),
    post,
    async send(page, action, typed) {
      const { html } = await ask(page, { method: 'GET' });
      return post(action, { ...hiddenFields(html, action, typed), ...typed });
    },
  };
}

function formData(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      if (typeof one === 'string') form.append(name, one);
      else form.append(name, one, one.name);
    }
  }
  return form;
}

/** Of the forms with that action, the one whose `loai` is typed, or the first. */
export function hiddenFields(html: string, action: string, typed: Fields = {}): Record<string, string> {
  const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)]
    .filter(([, found]) => found === action)
    .map(([, , body = '']) =>
      Object.fromEntries(
        [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']): [string, string] => [name, value],
        ),
      ),
    );
  const wanted = forms.find((form) => typed['loai'] === undefined || form['loai'] === typed['loai']);
  if (wanted === undefined) throw new Error(`no form sends to ${action}`);
  return wanted;
}

function wordsOf(html: string): string {
  return html
    .replace(/<(script|style|title)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1');
}
