// The texts in Traditional characters (繁體), made from the simplified ones.

import { Converter } from 'opencc-js/cn2t';

/** Made with the first use: its words take eighty megabytes, and most towns never need them. */
let convert: ((text: string) => string) | null = null;

/** Dates keep their form: 12月9日（周三）. */
export function traditional(text: string): string {
  convert ??= Converter({ from: 'cn', to: 'tw' }) as (simplified: string) => string;
  return convert(text).replaceAll(/（週(?=[一二三四五六日]）)/g, '（周');
}
