// The page of an invitation: a QR code that leads into the private chat, for an officer to hold out to whom he has just invited.

import { html, raw } from 'hono/html';
import { Hono } from 'hono';
import { renderSVG } from 'uqr';
import { invitationCode } from '../store/invitations.ts';
import { layout, type Html } from './page.ts';

/** The page says nothing that the code itself does not: whether there is such an invitation is answered in the chat alone. */
export function joinPages(linkOf: (code: string) => string | null): Hono {
  return new Hono().get('/join/:code', (c) => {
    const code = c.req.param('code');
    const link = invitationCode.test(code) ? linkOf(code) : null;
    if (link === null) return c.notFound();
    return c.html(joinPage(code, link), 200, { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive' });
  });
}

function joinPage(code: string, link: string): Html {
  return layout(
    '扫码绑定',
    html`<main class="plain">
      <h1>扫一扫，打开工作室的对话</h1>
      <div class="qr" role="img" aria-label="绑定的二维码">${raw(renderSVG(link, { border: 2 }))}</div>
      <p>扫不了就点<a href="${link}">这里</a>，或者在对话里发「绑定 ${code}」。</p>
      <p>7天内有效，只能用一次。只给被邀请的人扫。</p>
    </main>`,
    false,
  );
}
