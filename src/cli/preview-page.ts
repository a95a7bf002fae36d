import type { MailView } from '../usecases/list-mail.ts';

/** All letters on one page, each as its receiver would see it and as plain text; nothing is fetched from anywhere. */
export function previewPage(planNumber: string, mails: readonly MailView[]): string {
  const title = `Xem trước các loại thư, Kế hoạch ${planNumber}`;
  const index = mails.map(({ kind }) => `<li><a href="#${kind}">${kind}</a></li>`).join('\n');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 900px; padding: 16px; }
iframe { border: 1px solid #888; height: 640px; width: 100%; }
pre { border: 1px solid #888; overflow-x: auto; padding: 12px; white-space: pre-wrap; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<ul>
${index}
</ul>
${mails.map(sectionOf).join('\n')}
</body>
</html>
`;
}

const sectionOf = ({ kind, to, subject, text, html }: MailView): string => `<section id="${kind}">
<h2>${kind}</h2>
<p><strong>${escapeHtml(subject)}</strong><br>Đến: ${escapeHtml(to.join(', '))}</p>
<iframe sandbox title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html)}"></iframe>
<details><summary>Bản chữ thuần</summary><pre>${escapeHtml(text)}</pre></details>
</section>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (found) => ENTITIES[found] ?? '');
