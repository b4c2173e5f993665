// Reads the XML in which WeChat writes cards, quotes and notices: by plain search, so that no content can break it or make it slow.

export interface Appmsg {
  /** WeChat's number of the kind of card; 57 is a quote, 5 a link, 6 a file. NaN: none was found. */
  type: number;
  title: string;
  url: string;
  sizeBytes: number | null;
  refer: Referred | null;
}

/** What a quote refers to. */
export interface Referred {
  messageId: string;
  author: string;
  text: string;
}

/** More than any card has; the rest is not read. */
const MAX_CHARS = 100_000;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Null: the text is no card. */
export function readAppmsg(text: string): Appmsg | null {
  const xml = text.slice(0, MAX_CHARS);
  if (!isXml(xml)) return null;
  const card = between(xml, 'appmsg');
  if (card === null) return null;
  const refer = between(card, 'refermsg');
  // What is quoted has a title and a type of its own.
  const own = refer === null ? card : card.replace(refer, '');
  const sizeBytes = Number(element(own, 'totallen'));
  return {
    type: Number.parseInt(element(own, 'type'), 10),
    title: element(own, 'title'),
    url: element(own, 'url'),
    sizeBytes: Number.isSafeInteger(sizeBytes) && sizeBytes > 0 ? sizeBytes : null,
    refer: refer === null ? null : readRefer(refer),
  };
}

/** Is it markup of WeChat's, and nothing that somebody wrote? In groups the writer's id may stand before it. */
export function isXml(text: string): boolean {
  return /^(?:[\w@-]{1,64}:\n)?\s*(?:<\?xml[^>]{0,100}\?>\s*)?<(?:msg|sysmsg|appmsg|voip\w{0,20})[\s>]/.test(text);
}

/** A place in the markup of a shared location. */
export function readLocation(text: string): { latitude: number; longitude: number; name: string; address: string } | null {
  if (!isXml(text)) return null;
  const tag = /<location\s[^>]{0,2000}>/.exec(text.slice(0, MAX_CHARS))?.[0];
  if (tag === undefined) return null;
  const attribute = (name: string): string => decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  return { latitude: Number.parseFloat(attribute('x')), longitude: Number.parseFloat(attribute('y')), name: attribute('poiname'), address: attribute('label') };
}

function readRefer(refer: string): Referred {
  const content = element(refer, 'content');
  const type = element(refer, 'type');
  // A quoted card is markup in its turn: its title is what people see.
  const text = type === '1' || type === '' ? content : (readAppmsg(content)?.title ?? '');
  return { messageId: element(refer, 'svrid'), author: element(refer, 'chatusr') || element(refer, 'fromusr'), text };
}

/** The words of an element, its markup read. */
function element(xml: string, name: string): string {
  const inner = between(xml, name)?.trim() ?? '';
  if (inner.startsWith('<![CDATA[') && inner.endsWith(']]>')) return inner.slice('<![CDATA['.length, -']]>'.length);
  return decoded(inner);
}

/** What stands between the first opening and the first closing tag after it. */
function between(xml: string, name: string): string | null {
  const opening = new RegExp(`<${name}(?:\\s[^>]{0,500})?>`).exec(xml);
  if (opening === null || opening[0].endsWith('/>')) return null;
  const start = opening.index + opening[0].length;
  const end = xml.indexOf(`</${name}>`, start);
  return end === -1 ? null : xml.slice(start, end);
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
