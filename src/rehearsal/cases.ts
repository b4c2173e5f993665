// What the synthetic residents of a rehearsal bring: everyday matters, and how each resident takes what comes back.

/** How somebody takes an answer, and lateness. */
export interface Temper {
  /** Of the reply; null: he says nothing. */
  reply: '已解决' | '没解决' | '看不懂' | null;
  satisfaction: '满意' | '基本满意' | '不满意' | null;
  /** When it is late; null: he says nothing. */
  late: '可以再等' | '我不满意' | '很不满意' | null;
  /** Presses 催一下 when he hears that it is late. */
  urges: boolean;
  /** Takes a number for the reception day. */
  books: boolean;
}

export interface Case extends Temper {
  /** Days after the beginning, and the hour. */
  day: number;
  time: string;
  /** `{place}` is a street of the studio. */
  text: string;
}

const content: Temper = { reply: '已解决', satisfaction: '满意', late: '可以再等', urges: false, books: false };
const silent: Temper = { reply: null, satisfaction: null, late: null, urges: false, books: false };
const cross: Temper = { reply: '没解决', satisfaction: '不满意', late: '很不满意', urges: true, books: true };
const doubtful: Temper = { reply: '看不懂', satisfaction: '基本满意', late: '我不满意', urges: true, books: false };

/** What the staff do of themselves. `nth`: which of the studio's people of this part, from 0. */
export interface Errand {
  day: number;
  time: string;
  part: 'officer' | 'representative';
  nth: number;
  text: string;
}

export const errands: readonly Errand[] = [
  { day: 1, time: '09:30', part: 'representative', nth: 1, text: '我的排班' },
  { day: 4, time: '10:00', part: 'officer', nth: 0, text: '群发 这个星期六8点到12点停水检修，请提前存水。' },
  { day: 8, time: '14:20', part: 'representative', nth: 0, text: '走访 李婶家的墙渗水，下雨就往屋里流' },
  { day: 16, time: '09:00', part: 'officer', nth: 0, text: '排班' },
];

/** In the order of their days. */
export const cases: readonly Case[] = [
  { day: 0, time: '09:12', text: '{place}的路灯坏了三天了，晚上看不见路', ...content },
  { day: 0, time: '15:40', text: '{place}垃圾堆了一个星期没人收', ...cross },
  { day: 1, time: '10:05', text: '{place}晚上有人摆摊唱歌，吵到十二点', ...doubtful },
  { day: 1, time: '20:31', text: '{place}停车把消防通道占了', ...silent },
  { day: 2, time: '08:20', text: '{place}井盖松了，车一过就响', ...content, books: true },
  { day: 2, time: '16:02', text: '我妈的低保三个月没发了，想问问是怎么回事', ...doubtful },
  { day: 3, time: '09:45', text: '{place}下水道返水，一楼进了臭水', ...cross },
  { day: 3, time: '23:15', text: '{place}工地半夜还在打桩，孩子睡不着', ...cross },
  { day: 6, time: '11:10', text: '{place}的人行道砖翘起来了，老人摔了一跤', ...content },
  { day: 7, time: '09:30', text: '想问一下老年证在哪里办，要带什么', ...content },
  { day: 7, time: '18:22', text: '{place}公交站没有雨棚，下雨没地方躲', ...silent },
  { day: 8, time: '10:50', text: '{place}有人养鸡，气味很大', ...content, reply: '没解决', satisfaction: '基本满意' },
  { day: 9, time: '14:05', text: '{place}绿化带的树枝伸到窗户里了', ...content },
  { day: 10, time: '09:02', text: '{place}健身器材坏了两个，有个螺丝都掉了', ...silent, books: true },
  { day: 13, time: '16:48', text: '{place}每天早上七点多堵得走不动', ...doubtful },
  { day: 14, time: '09:20', text: '小区门口的快递柜挡住了轮椅坡道', ...content },
  { day: 15, time: '21:05', text: '{place}烧烤店的油烟直接排到居民楼', ...cross },
  { day: 17, time: '10:33', text: '医保缴了费，系统里查不到', ...content },
  { day: 20, time: '15:15', text: '{place}的监控坏了，电动车被偷了两辆', ...doubtful },
  { day: 22, time: '09:09', text: '{place}的公厕没有水', ...content },
];
