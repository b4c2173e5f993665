// The studio's page: who we are, when we are there, and the chat as the main thing; rendered on the server, texts escaped.

import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

interface PageStudio {
  code: string;
  name: string;
  address: string;
  phone: string;
  intro: string;
  hours: string;
  /** Regular reception days, in words for people. */
  reception: string;
  /** The next ones, each in a line. */
  nextDays?: readonly string[];
  /** The next visits to people's homes, each in a line. */
  nextVisits?: readonly string[];
  /** All that are planned, a line for each month. */
  yearPlan?: readonly string[];
  slogan?: string | undefined;
}

export interface PageData {
  studios: readonly PageStudio[];
  /** The studio is fictional; the page says so. */
  demo: boolean;
}

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const SLOGAN = '知党情、听民意、促和谐';
/** A district has hundreds of studios: more than this are listed by name only. */
const MOST_IN_FULL = 8;
/** What chat.js imports, fetched at once instead of one after the other. */
const MODULES = ['/chat-view.js', '/chat-choices.js', '/chat-scroll.js', '/chat-text.js', '/chat-outbox.js'];
const HERE = [
  ['写一件事', '路灯、水管、办事难，都可以写'],
  ['拿一个编号', '告诉您谁在看、哪天前给您回话'],
  ['问到哪一步了', '发编号，或者直接问'],
  ['在这里收答复', '没解决、看不懂，都可以再说'],
] as const;

/** The page of one studio, or of several; `wanted` is the studio of a deep link (`?studio=BM`). */
export function studioPage(data: PageData, wanted: string | undefined): Html {
  const linked = data.studios.find((studio) => studio.code === wanted?.toUpperCase());
  const studio = shownInFull(data.studios, wanted);
  const name = studio?.name ?? '党代表工作室';
  return layout(
    name,
    html`<header class="masthead">
        <div class="masthead-inner">
          ${mark()}
          <div class="masthead-words">
            <h1>${name}</h1>
            <p class="slogan">${studio?.slogan ?? SLOGAN}</p>
          </div>
          <div class="shortcuts">
            ${studio?.phone ? html`<a href="${telephoneUrl(studio.phone)}">打电话</a>` : ''}
            <a href="#about">${studio ? '地址和接待日' : '各工作室'}</a>
            <button type="button" id="larger" aria-pressed="false" hidden>大字</button>
          </div>
        </div>
      </header>
      ${data.demo ? html`<p class="demo">这是演示：工作室和人名都是编的，写的内容没有人办理。</p>` : ''}
      <div class="columns">
        <main class="chat" id="chat" data-studio="${linked?.code ?? ''}">${chat(studio)}</main>
        <aside class="about" id="about" aria-label="工作室介绍">
          ${studio ? oneStudio(studio) : severalStudios(data.studios)}
          <section class="can">
            <h2>在这里可以</h2>
            <ol>
              ${HERE.map(([what, how]) => html`<li><b>${what}</b><span>${how}</span></li>`)}
            </ol>
          </section>
        </aside>
      </div>`,
  );
}

/** The studio of a deep link, or the only one. */
export function shownInFull<One extends { code: string }>(studios: readonly One[], wanted: string | undefined): One | undefined {
  return studios.find(({ code }) => code === wanted?.toUpperCase()) ?? (studios.length === 1 ? studios[0] : undefined);
}

/** A plain page for what is not there or went wrong. */
export function plainPage(title: string, text: string): Html {
  return layout(
    title,
    html`<main class="plain">
      ${mark()}
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a class="home" href="/">回到首页</a></p>
    </main>`,
    false,
  );
}

function chat(studio: PageStudio | undefined): Html {
  return html`<h2 class="unseen">跟工作室说</h2>
    <ol class="log" id="log" role="log" aria-live="polite" aria-label="对话记录">
      <li class="entry desk" id="welcome">
        <div class="bubble">
          <p>您好，我是工作室的小助手（程序），重要的事由人来办。有什么事，直接写下来就行。</p>
          <p class="example">比如：菜场东门口的路灯坏了三天，晚上老人不好走。</p>
          <p class="hint">写清什么事、在哪里就够了。身份证号、银行卡号别发，涉密的事别在这里说。</p>
        </div>
        <div class="buttons" id="begin" hidden><button type="button" class="choice" id="start">开始</button></div>
      </li>
    </ol>
    <noscript>
      <p class="noscript">这个浏览器不能在网页上写。${studio?.phone ? html`请打电话：${telephone(studio.phone)}，` : ''}或者到工作室来说。</p>
    </noscript>
    <form class="composer" id="composer" hidden>
      <button type="button" class="newer" id="newer" hidden>下面有新的回话</button>
      <p class="state" id="state" role="status"></p>
      <div class="composer-row">
        <label class="unseen" for="text">写给工作室</label>
        <textarea id="text" rows="1" placeholder="什么事？在哪里？" enterkeyhint="send" autocomplete="off"></textarea>
        <button type="submit" class="send">发送</button>
      </div>
    </form>`;
}

function oneStudio(studio: PageStudio): Html {
  return html`<section class="studio">
    <h2>到工作室来</h2>
    ${studio.intro && studio.intro !== (studio.slogan ?? SLOGAN) ? html`<p class="intro">${studio.intro}</p>` : ''}
    <dl>
      ${fact('地址', studio.address)} ${studio.phone ? fact('电话', telephone(studio.phone)) : ''} ${fact('开门', studio.hours)}
      ${fact('接待日', studio.reception)} ${nextDays(studio)} ${nextVisits(studio)} ${yearPlan(studio)}
    </dl>
  </section>`;
}

function nextDays({ nextDays: days = [] }: PageStudio): Html | '' {
  return days.length === 0 ? '' : fact('最近的接待', html`<ul class="days">${days.map((day) => html`<li>${day}</li>`)}</ul>`);
}

function nextVisits({ nextVisits: visits = [] }: PageStudio): Html | '' {
  return visits.length === 0 ? '' : fact('走访', html`<ul class="days">${visits.map((one) => html`<li>${one}</li>`)}</ul>`);
}

function yearPlan({ yearPlan: months = [] }: PageStudio): Html | '' {
  if (months.length === 0) return '';
  const list = html`<ul class="days">${months.map((month) => html`<li>${month}</li>`)}</ul>`;
  return fact('全年安排', html`<details><summary>看每个月是哪几天</summary>${list}</details>`);
}

function severalStudios(studios: readonly PageStudio[]): Html {
  if (studios.length <= MOST_IN_FULL) return html`${studios.map(brieflyStudio)}`;
  return html`<section class="studio">
    <h2>各工作室</h2>
    <ul class="names">
      ${studios.map((studio) => html`<li>${studioLink(studio)}</li>`)}
    </ul>
  </section>`;
}

function studioLink(studio: PageStudio): Html {
  return html`<a href="/?studio=${encodeURIComponent(studio.code)}">${studio.name}</a>`;
}

function brieflyStudio(studio: PageStudio): Html {
  return html`<section class="studio brief">
    <h2>${studioLink(studio)}</h2>
    <dl>
      ${fact('地址', studio.address)} ${studio.phone ? fact('电话', telephone(studio.phone)) : ''} ${fact('接待日', studio.reception)}
    </dl>
  </section>`;
}

function fact(name: string, value: string | Html): Html | '' {
  return value === '' ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function telephone(phone: string): Html {
  return html`<a href="${telephoneUrl(phone)}">${phone}</a>`;
}

function telephoneUrl(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`;
}

/** The sign of the house: 回, two squares. */
function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
    <rect class="mark-outer" x="7" y="7" width="34" height="34" rx="5"></rect>
    <rect class="mark-inner" x="18" y="18" width="12" height="12" rx="2"></rect>
  </svg>`;
}

export function layout(title: string, content: Html, script = true): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#a3261c" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        ${script
          ? html`${MODULES.map((path) => html`<link rel="modulepreload" href="${path}" />`)}
              <script type="module" src="/chat.js"></script>`
          : ''}
      </head>
      <body>
        ${content}
      </body>
    </html>`;
}
