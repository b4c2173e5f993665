// What the roster file has to keep besides its format: codes once, references that lead somewhere, people who can be told apart.

import type { Problem } from './yaml-file.ts';

type Fields = Record<string, unknown>;
interface Found {
  path: readonly (string | number)[];
  fields: Fields;
}

/**
 * Works on the file as it was read, right or wrong in its format: then all problems are told at once.
 * What is not there or of the wrong kind is passed over; the format complains about it.
 */
export function problemsOf(raw: unknown): Problem[] {
  const file = isFields(raw) ? raw : {};
  return [
    ...codeProblems(file),
    ...referenceProblems(file),
    ...receptionProblems(file),
    ...peopleProblems(file),
  ];
}

function codeProblems(file: Fields): Problem[] {
  const district = isFields(file['district']) ? text(file['district'], 'code') : undefined;
  const studios = entriesOf(file, 'studios');
  const departments = entriesOf(file, 'departments');
  const clashes = studios.filter(({ fields }) => district !== undefined && text(fields, 'code') === district);
  return [
    ...repeats(studios, ({ fields }) => text(fields, 'code'), (code) => `代号 ${code} 已被另一个工作室使用，每个工作室要有自己的代号`, 'code'),
    ...repeats(departments, ({ fields }) => text(fields, 'code'), (code) => `代号 ${code} 已被另一个承办单位使用，每个单位要有自己的代号`, 'code'),
    ...clashes.map(({ path }) => ({ path: [...path, 'code'], message: `代号 ${district} 是区县的代号，工作室要用别的代号，否则编号会混在一起` })),
  ];
}

function referenceProblems(file: Fields): Problem[] {
  const district = isFields(file['district']) ? text(file['district'], 'code') : undefined;
  const known = [...new Set(entriesOf(file, 'studios').flatMap(({ fields }) => text(fields, 'code') ?? []))];
  const problems: Problem[] = [];
  for (const list of ['representatives', 'officers', 'supervisors', 'departments']) {
    for (const { path, fields } of entriesOf(file, list)) {
      const studio = text(fields, 'studio');
      if (studio !== undefined && !known.includes(studio)) {
        problems.push({ path: [...path, 'studio'], message: `没有代号为 ${studio} 的工作室；名册里有 ${known.join('、') || '（一个也没有）'}` });
      }
      const own = text(fields, 'district');
      if (own !== undefined && district !== undefined && own !== district) {
        problems.push({ path: [...path, 'district'], message: `应写本名册的区县代号 ${district}` });
      }
    }
  }
  for (const { path, fields } of entriesOf(file, 'officers')) {
    const needed = { liaison: 'studio', district: 'district' }[text(fields, 'role') ?? ''];
    if (needed !== undefined && !(needed in fields)) {
      const message = needed === 'studio' ? '联络员要写 studio：他是哪个工作室的' : '区联络员要写 district：他是哪个区县的';
      problems.push({ path, message });
    }
  }
  for (const { path, fields } of [...entriesOf(file, 'officers'), ...entriesOf(file, 'supervisors')]) {
    if ('studio' in fields && 'district' in fields) problems.push({ path, message: 'studio 和 district 只能写一个' });
  }
  for (const { path, fields } of entriesOf(file, 'supervisors')) {
    if (!('studio' in fields) && !('district' in fields)) problems.push({ path, message: '监督员要写 studio 或 district：他监督哪里' });
  }
  return problems;
}

function receptionProblems(file: Fields): Problem[] {
  const problems: Problem[] = [];
  for (const studio of entriesOf(file, 'studios')) {
    for (const { path, fields } of entriesOf(studio.fields, 'reception', studio.path)) {
      const days = ['monthDays', 'weekdays', 'workdays'].filter((name) => name in fields);
      if (days.length !== 1) problems.push({ path, message: '每条接待时间要写 monthDays（每月几号）、weekdays（每周几）或 workdays（每个工作日），只写一种' });
      if ('weeksOfMonth' in fields && !('weekdays' in fields)) problems.push({ path: [...path, 'weeksOfMonth'], message: 'weeksOfMonth（第几周）要和 weekdays（每周几）一起写' });
      const weeks = fields['weeksOfMonth'];
      if (Array.isArray(weeks) && weeks.length === 0) problems.push({ path: [...path, 'weeksOfMonth'], message: '至少要写一周' });
      const [name] = days;
      const values = name === undefined ? undefined : fields[name];
      if (name !== undefined && Array.isArray(values)) {
        if (values.length === 0) problems.push({ path: [...path, name], message: '至少要写一天' });
        if (new Set(values).size < values.length) problems.push({ path: [...path, name], message: '同一天写了两次' });
      }
      problems.push(...hoursProblems({ path, fields }));
    }
    const extra = entriesOf(studio.fields, 'extraDays', studio.path);
    problems.push(...extra.flatMap(hoursProblems));
    const closed = studio.fields['closedDays'];
    if (Array.isArray(closed)) {
      const both = extra.filter(({ fields }) => closed.includes(fields['date']));
      problems.push(...both.map(({ path, fields }) => ({ path: [...path, 'date'], message: `${text(fields, 'date')} 又加开又停开，只留一种` })));
    }
  }
  return problems;
}

function hoursProblems({ path, fields }: Found): Problem[] {
  const [from, to] = [text(fields, 'from'), text(fields, 'to')];
  const readable = [from, to].every((time) => time !== undefined && /^\d\d:\d\d$/.test(time));
  return readable && String(from) >= String(to) ? [{ path: [...path, 'to'], message: `结束时间 ${to} 应晚于开始时间 ${from}` }] : [];
}

/** A person with the right that the entry gives him. */
interface Listed extends Found {
  scope: string;
  role: string;
}

function peopleProblems(file: Fields): Problem[] {
  const listed: Listed[] = [
    ...entriesOf(file, 'representatives').map((found) => ({ ...found, scope: scopeOf(found.fields), role: '党代表' })),
    ...entriesOf(file, 'officers').map((found) => ({ ...found, scope: scopeOf(found.fields), role: text(found.fields, 'role') ?? '' })),
    ...entriesOf(file, 'supervisors').map((found) => ({ ...found, scope: scopeOf(found.fields), role: '监督员' })),
    ...entriesOf(file, 'departments').flatMap((department) =>
      entriesOf(department.fields, 'handlers', department.path).map((found) => ({
        ...found,
        scope: `department ${text(department.fields, 'code')}`,
        role: '经办人',
      })),
    ),
  ];
  const unnamed = listed.filter(({ fields }) => text(fields, 'id') === undefined && text(fields, 'name') !== undefined);
  const sameName = repeats(
    unnamed,
    ({ scope, role, fields }) => [scope, role, text(fields, 'name')].join('\n'),
    () => '同一处已有同名的人；如果是两个人，给每人写上不同的 id，如果是同一个人，删去一条',
    'name',
  );
  const withId = listed.filter(({ fields }) => text(fields, 'id') !== undefined);
  const sameRight = repeats(
    withId,
    ({ scope, role, fields }) => [scope, role, text(fields, 'id')].join('\n'),
    () => '这个 id 在同一处、同一身份下已经写过；如果是两个人，写不同的 id',
    'id',
  );
  const names = new Map<string, string>();
  const twoNames = withId.flatMap(({ path, fields }) => {
    const [key, name] = [text(fields, 'id') ?? '', text(fields, 'name') ?? ''];
    const before = names.get(key) ?? name;
    names.set(key, before);
    return before === name ? [] : [{ path: [...path, 'id'], message: `id ${key} 有两个姓名（${before}、${name}）；一个 id 只能是一个人` }];
  });
  return [...sameName, ...sameRight, ...twoNames];
}

function scopeOf(fields: Fields): string {
  return `studio ${text(fields, 'studio')} district ${text(fields, 'district')}`;
}

function repeats<Item extends Found>(
  found: readonly Item[],
  keyOf: (item: Item) => string | undefined,
  message: (key: string) => string,
  field: string,
): Problem[] {
  const seen = new Set<string>();
  return found.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (seen.has(key)) return [{ path: [...item.path, field], message: message(key) }];
    seen.add(key);
    return [];
  });
}

function entriesOf(fields: Fields, name: string, base: readonly (string | number)[] = []): Found[] {
  const list = fields[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => (isFields(item) ? [{ path: [...base, name, index], fields: item }] : []));
}

function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
