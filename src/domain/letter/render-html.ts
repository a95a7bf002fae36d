import type { Block, FactRow } from './blocks.ts';
import { cleanLine } from './clean-line.ts';

/*
 * No colour is set for running text or background, so that a mail program in dark mode turns both. The greys and
 * the blue of the button are chosen to be read on black and on white (contrast at least 4.5 : 1).
 */
const GREY = '#767676';
const BLUE = '#1d5fa8';
const STYLE = {
  page: 'margin:0;padding:0',
  body: 'font:16px/1.5 Arial,Helvetica,sans-serif;text-align:left',
  h1: 'font-size:18px;margin:24px 0 8px',
  h2: 'font-size:16px;margin:20px 0 8px',
  p: 'margin:0 0 12px',
  ul: 'margin:0 0 12px;padding-left:20px',
  row: 'margin:0 0 4px',
  rows: 'margin:0 0 12px',
  button: `background:${BLUE};color:#fff;padding:9px 16px;border-radius:4px;text-decoration:none;display:inline-block`,
  address: `font-size:13px;color:${GREY};word-break:break-all`,
  fine: `font-size:13px;color:${GREY};border-top:1px solid ${GREY};padding-top:8px;margin:24px 0 0`,
} as const;

/** The same letter as a page of its own: inline styles and tables only, nothing is fetched from anywhere. */
export function renderHtml(subject: string, blocks: readonly Block[]): string {
  const parts = blocks.map(renderBlock).join('\n');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${STYLE.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px"><tr><td style="${STYLE.body}">
${parts}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? tag('h2', STYLE.h1, block.text) : tag('h3', STYLE.h2, block.text);
    case 'paragraph':
      return tag('p', STYLE.p, block.text);
    case 'strong':
      return `<p style="${STYLE.p}"><strong>${words(block.text)}</strong></p>`;
    case 'list':
      return `<ul style="${STYLE.ul}">${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<div style="${STYLE.rows}">${block.rows.map(renderRow).join('')}</div>`;
    case 'link':
      return renderLink(block.label, block.href, block.compact);
    case 'fine':
      return tag('p', STYLE.fine, block.text);
  }
}

/** Label and value in one flow: in two columns a telephone leaves the label no room. */
const renderRow = (row: FactRow): string =>
  `<p style="${STYLE.row}"><strong>${words(row.label)}:</strong> ${words(row.value)}</p>`;

/** The address is also printed: it can be copied, and read before it is followed. */
function renderLink(label: string, href: string, compact: boolean): string {
  const address = escapeHtml(href);
  if (compact) return `<p><a href="${address}">${words(label)}</a><br>${address}</p>`;
  return (
    `<p style="${STYLE.p}"><a href="${address}" style="${STYLE.button}">${words(label)}</a><br>` +
    `<span style="${STYLE.address}">${address}</span></p>`
  );
}

const tag = (name: string, style: string, text: string): string =>
  `<${name} style="${style}">${words(text)}</${name}>`;

const words = (text: string): string => escapeHtml(cleanLine(text));

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (found) => ENTITIES[found] ?? '');
