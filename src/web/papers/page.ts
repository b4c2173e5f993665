// The pages around papers: the button in front of one, the sheet itself, and what is shown when a link opens nothing.

import { html } from 'hono/html';
import type { Paper } from '../../reports/paper.ts';
import { say } from '../../texts/say.ts';
import { layout, type Html } from '../page.ts';

export function pressPage(): Html {
  return page(
    say('paper-page-title'),
    html`<p>${say('paper-page-press')}</p>
      <form method="post"><button type="submit" class="send">${say('paper-page-button')}</button></form>`,
  );
}

export function gonePage(): Html {
  return page(say('paper-page-gone'), html`<p>${say('paper-page-gone-how')}</p>`);
}

/** The sheet: a style of its own and nothing else. */
export function paperPage({ title, html: content }: Paper): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/paper.css" />
      </head>
      <body>
        <p class="hint">${say('paper-how-to-print')}</p>
        <main class="sheet">${content}</main>
      </body>
    </html>`;
}

function page(title: string, content: Html): Html {
  return layout(
    say('paper-page-title'),
    html`<main class="plain login">
      <h1>${title}</h1>
      ${content}
    </main>`,
    false,
  );
}
