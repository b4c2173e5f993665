// Files that come by a form: few, small, and what they say they are, told by their bytes and not by their names.

/** What a form may bring. */
export const uploadLimits = { files: 3, bytesEach: 5 * 1024 * 1024 } as const;

export interface Upload {
  name: string;
  mimeType: string;
  kind: 'photo' | 'file';
  bytes: Uint8Array;
}

/** Why a form's files are not taken; `name` is the one in the way. */
export type Refused = { ok: false; why: 'too-many' } | { ok: false; why: 'too-big' | 'unknown-kind' | 'not-what-it-says'; name: string };

interface Kind {
  mimeType: string;
  kind: Upload['kind'];
  endings: readonly string[];
  begins: readonly number[];
}

/** What any phone opens, and what carries no program. */
const kinds: readonly Kind[] = [
  { mimeType: 'image/jpeg', kind: 'photo', endings: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/png', kind: 'photo', endings: ['png'], begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mimeType: 'application/pdf', kind: 'file', endings: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** For the field of the form: what the browser offers. */
export const accepted = kinds.flatMap(({ mimeType, endings }) => [mimeType, ...endings.map((ending) => `.${ending}`)]).join(',');

const mostNameChars = 60;

/** All of them, or why not. An empty field of a form is no file. */
export async function readUploads(given: readonly unknown[]): Promise<{ ok: true; uploads: Upload[] } | Refused> {
  const files = given.filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''));
  if (files.length > uploadLimits.files) return { ok: false, why: 'too-many' };
  const uploads: Upload[] = [];
  for (const file of files) {
    const name = nameOf(file.name);
    if (file.size > uploadLimits.bytesEach) return { ok: false, why: 'too-big', name };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kind = kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
    if (!kind) return { ok: false, why: 'unknown-kind', name };
    const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
    if (ending === undefined || !kind.endings.includes(ending)) return { ok: false, why: 'not-what-it-says', name };
    uploads.push({ name, mimeType: kind.mimeType, kind: kind.kind, bytes });
  }
  return { ok: true, uploads };
}

/** Without a path, without what no line can show, and not longer than a line. Its ending stays. */
function nameOf(given: string): string {
  const name = given.replace(/^.*[/\\]/, '').replaceAll(/\p{C}/gu, '').toWellFormed();
  return name.length <= mostNameChars ? name : `${name.slice(0, mostNameChars - 12)}…${name.slice(-10)}`;
}
