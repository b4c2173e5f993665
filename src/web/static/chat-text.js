// Texts as nodes: links and telephone numbers can be touched, everything else stays plain text; and dates as people say them.

/** Web addresses end before Chinese punctuation; numbers are mobiles, landlines with area code, and the well-known short ones. */
const TOUCHABLE =
  /(https?:\/\/[^\s<>"'，。；：！？、（）【】「」《》]+)|(1[3-9]\d{9}|0\d{2,3}-\d{7,8}|95598|12333|12345|12348|12356|12368|12388|110|119|120|122)/g;
const DIGIT_LIKE = /[\d.\-#A-Za-z]/;
/** 「120元」 is no telephone number. */
const UNIT = /^(元|块|万|千|百|米|公里|里|号|户|人|个|次|天|日|年|岁|斤|亩|平|路|层|室|栋|%|％)/;

/**
 * @param {Element} element
 * @param {string} text
 */
export function fillText(element, text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(TOUCHABLE)) {
    const [words, url] = found;
    if (url === undefined && !standsAlone(text, found.index, words)) continue;
    nodes.push(text.slice(end, found.index), url === undefined ? telephone(words) : link(words));
    end = found.index + words.length;
  }
  element.replaceChildren(...nodes, text.slice(end));
}

/**
 * @param {string} text
 * @param {number} start
 * @param {string} words
 */
function standsAlone(text, start, words) {
  const after = text.slice(start + words.length);
  if (DIGIT_LIKE.test(text.charAt(start - 1)) || DIGIT_LIKE.test(after.charAt(0))) return false;
  return words.length > 5 || !UNIT.test(after);
}

/** @param {string} number */
function telephone(number) {
  const anchor = document.createElement('a');
  anchor.href = `tel:${number.replaceAll('-', '')}`;
  anchor.textContent = number;
  return anchor;
}

/** @param {string} url */
function link(url) {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = url;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  return anchor;
}

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' });
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'short' });
const hour = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/**
 * 12月4日（周五） 15:20
 * @param {number} at
 */
export function whenInWords(at) {
  const parts = Object.fromEntries(day.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts['month']}月${parts['day']}日（${weekday.format(at)}） ${hour.format(at)}`;
}
