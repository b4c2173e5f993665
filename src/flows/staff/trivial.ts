// 「收到」, 「好」, 👍 between colleagues: never an answer to a resident (DESIGN §4).

const courtesy = /^(?:收到了?|好(?:的|嘞|滴|吧)?|嗯+|哦+|ok(?:ay)?|行|可以|知道了?|明白了?|了解了?|谢谢|多谢|辛苦了?|已阅|阅)$/i;

export function isTrivial(text: string): boolean {
  const bare = text.normalize('NFKC').replaceAll(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\u{200D}\s。.!！~～，,]/gu, '');
  return bare === '' || courtesy.test(bare);
}
