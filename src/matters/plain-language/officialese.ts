// Words of papers (公文话) that nobody says in the street, and what a resident would rather read instead.

/**
 * What belongs in its place: another word, or a fact. `when`: the day; `who`: the office by name; `what`: what is done;
 * `rule`: which rule; `nothing`: it can be left out.
 */
export type Instead = { word: string } | 'when' | 'who' | 'what' | 'rule' | 'nothing';

/** Words in whose place the same fact belongs, with blanks between them. */
const facts = {
  when: '尽快 尽早 早日 适时 择机 择期 近期 近日 不日 抓紧 第一时间 逐步 条件成熟 时机成熟 具备条件后 待条件具备',
  who: '相关部门 有关部门 相关单位 有关单位 职能部门 主管部门 上级部门 责任单位 责任部门 相关人员 有关人员 有关方面',
  what: [
    '高度重视 统筹推进 统筹考虑 统筹安排 统筹 推进落实 积极推进 稳步推进 全力推进 有序推进 加快推进 持续推进 积极协调 积极对接',
    '妥善处理 妥善解决 妥善 酌情 列入议事日程 纳入议事日程 加大力度 加强监管 加强管理 强化管理 强化 切实 予以落实 举一反三',
    '督促整改 督促落实 督办落实 落实到位 抓好落实 压实责任 长效机制 综合施策 研究解决 进一步研究 认真研究 深入研究 专题研究',
  ].join(' '),
  rule: '按照有关规定 按照相关规定 按有关规定 按相关规定 根据有关规定 根据相关规定 依据相关规定 依据有关规定 按规定 依法依规 按程序 按照程序 按政策 按照政策',
  nothing: '特此 现答复如下 答复如下 回复如下 现将 经研究决定 经研究 为盼 此复 顺祝 兹',
} as const;

const words: Readonly<Record<string, string>> = {
  予以: '给',
  收悉: '收到了',
  知悉: '知道了',
  悉知: '知道了',
  该事项: '这件事',
  该诉求: '这件事',
  该问题: '这个问题',
  该情况: '这个情况',
  该处: '这里',
  该路段: '这段路',
  该户: '这家人',
  该小区: '小区',
  该项: '这一项',
  贵户: '您家',
  贵村: '你们村',
  贵小区: '你们小区',
  贵单位: '你们单位',
  经核实: '我们查过了',
  经核查: '我们查过了',
  经查: '我们查过了',
  处置: '处理',
  办结: '办好',
  完毕: '好了',
  职责范围: '归谁管',
  采纳: '照着办',
  对接: '商量',
  暂无法: '现在还不能',
  开展: '做',
  责成: '让',
  责令: '要求',
  函告: '写信告诉',
  届时: '到时候',
  逾期: '过了日子',
  系因: '是因为',
  鉴于: '因为',
  尚未: '还没',
  敬请谅解: '请您体谅',
  敬请: '请',
  拟于: '打算在',
  诉求: '您说的事',
  属实: '是真的',
  闭环: '有头有尾',
  赋能: '帮忙',
  辖区: '这一片',
  权属: '归谁',
  摸排: '一家家去看',
};

/** Every word of papers that we know, with what belongs in its place. */
export const officialese: ReadonlyMap<string, Instead> = new Map([
  ...Object.entries(words).map(([word, instead]): [string, Instead] => [word, { word: instead }]),
  ...(['when', 'who', 'what', 'rule', 'nothing'] as const).flatMap((fact) => facts[fact].split(' ').map((word): [string, Instead] => [word, fact])),
]);

const longestFirst = [...officialese.keys()].sort((a, b) => b.length - a.length);
const anyOfThem = new RegExp(longestFirst.join('|'), 'g');

/** A word of papers where it stands. */
export interface Found {
  word: string;
  at: number;
  instead: Instead;
}

/** Those of a text, each once, in order; the longest where one holds another. */
export function officialeseIn(text: string): Found[] {
  const found = new Map<string, Found>();
  for (const { 0: word, index } of text.matchAll(anyOfThem)) {
    const instead = officialese.get(word);
    if (instead !== undefined && !found.has(word)) found.set(word, { word, at: index, instead });
  }
  return [...found.values()];
}

/** The text without them. */
export function withoutOfficialese(text: string): string {
  return text.replaceAll(anyOfThem, '');
}
