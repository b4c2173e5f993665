// What the web chat answers a program that asks: small JSON with a sentence that a person can act on.

/** Sentences of the edge; the desk's own come through the log. */
export const WORDS = {
  broken: '没看懂发来的内容。请刷新页面，再发一次。',
  badId: '这条消息没有带编号。请刷新页面，再发一次。',
  empty: '还没有写字。写上几个字再发就行。',
  tooLong: (chars: number, most: number) => `这条有${chars}个字，一次最多${most}个字。请分成两条发。`,
  tooBig: '内容太大了，一次最多4000个字。请分成几条发。',
  badPress: '没认出按的是哪个按钮。请刷新页面，再按一次。',
  notJson: '请在工作室的网页上写，这里只收那里发来的内容。',
  foreign: '请在工作室自己的网页上写，别的网站不能替您发。',
  notStored: '对不起，刚才没存上，是我们这边的问题。过一会儿再发一次，不会重复。',
  crowded: '现在同时打开的人太多，请过半分钟再试。要紧的事请直接打电话。',
  withheld: '（这条没有保存）',
  unknownButton: '（按了一个按钮）',
} as const;

/** A refusal: `message` is for a person, the status for the program. */
export function refusal(status: 400 | 403 | 413 | 415 | 503, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ ok: false, message }, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}
