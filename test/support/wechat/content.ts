// How WeChat's clients write what is more than words: quotes in both known forms, cards and notices in XML.

/** As padlocal and wechat4u hand on a quote. */
export function quoteAsText(name: string, quoted: string, answer: string): string {
  return `「${name}：${quoted}」\n- - - - - - - - - - - - - - -\n${answer}`;
}

/** As other puppets hand it on: WeChat's own XML. */
export function quoteAsXml(quoted: { name: string; author: string; text: string; id: string }, answer: string): string {
  const refer = [
    '<refermsg><type>1</type>',
    `<svrid>${quoted.id}</svrid><fromusr>${quoted.author}</fromusr><chatusr>${quoted.author}</chatusr>`,
    `<displayname>${escaped(quoted.name)}</displayname><content>${escaped(quoted.text)}</content></refermsg>`,
  ].join('');
  return appmsg(57, answer, refer);
}

/** A card of any kind. */
export function appmsg(type: number, title: string, more = ''): string {
  return `<?xml version="1.0"?>\n<msg>\n\t<appmsg appid="" sdkver="0">\n\t\t<title>${escaped(title)}</title>\n\t\t<des />\n\t\t<type>${type}</type>\n\t\t${more}\n\t</appmsg>\n</msg>`;
}

export const patXml = '<sysmsg type="pat"><pat><fromusername>wxid_a</fromusername><template><![CDATA["${wxid_a}" 拍了拍我]]></template></pat></sysmsg>';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
