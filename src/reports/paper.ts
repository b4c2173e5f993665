// What a paper is: a title and what stands on the A4 sheet, as markup without a script; whoever builds one sees to it that texts are escaped.

import type { html } from 'hono/html';

/** Markup in which all that was put in is escaped (`html` of hono). */
export type Markup = ReturnType<typeof html>;

export interface Paper {
  title: string;
  /** Everything below `<body>`. */
  html: Markup;
}
