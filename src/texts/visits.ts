// A visit that is planned (走访): what those who go, those who arrange it and residents read of it. `visit-<id>` is the sentence `<id>` of a reception.

export const visits = `
choice-fix-visit = 定下
choice-drop-visit = 不定
choice-visit-book = 约上门
choice-visit-everybody = 全体代表
choice-visit-record-came = 记去了谁家
choice-visit-came = 去了
choice-visit-missed = 没去
visit-choice = { $date }走访
visit-choice-at = { $date }走访（{ $place }）

visit-example = 去哪里走访？写在日子后面，比如：
    走访 12月5日 9:00 翠湖花园 看看独居老人
visit-whose = 哪个工作室的？请写上代号，比如：走访 { $code } 12月5日 翠湖花园
visit-who = { $day }，到{ $place }走访。谁去？
    几位一起去，就重写一遍，姓名写在后面。
visit-own-only = 您可以定您自己的走访。要请别的代表一起去，请联络员{ $officer }来定。
visit-nobody = 名册里还没有本工作室的代表，定不了走访。请先把代表补进名册。
visit-at-night = { $day }是夜里，走访要写白天的钟点，比如：9:00-11:00
visit-too-far = { $date }太远了，最远定到{ $last }。
visit-there-already = { $day }到{ $place }的走访已经定了。
    要改，发：走访 { $date } 改到 { $later }
visit-preview = 走访：{ $day }，到{ $place }
    { $who }去。{ $subject }
visit-usual-time = 没写钟点，先按{ $time }。
visit-away = 注意：{ $names }那天不在。
visit-busy = 注意：{ $names }那天还有{ $day }的接待或走访。
visit-tells-now = 定下就告诉订了通知的人。
visit-tells-on = 定下的话，{ $date }告诉订了通知的人。
visit-told-now = 马上告诉订了通知的人。
visit-told-on = { $date }告诉订了通知的人。
visit-gone-stale = 已经过了时候，没有定。请再发一遍。
visit-dropped = 好，没有定。
    要记走过的一户，发：走访 王桂花 13800000013 想装扶手
visit-planned = 走访定了：{ $day }，到{ $place }，{ $who }去。{ $subject }
    要改，发：走访 { $date } 改到 { $later }；不去了，发：走访 { $date } 停开 原因
visit-duty-planned = 请您去走访：{ $day }，到{ $place }。{ $subject }
visit-people-set = 走访换了人：{ $day }，到{ $place }
    原来{ $before }，现在{ $after }。
visit-people-notice = 更正：{ $day }到{ $place }的走访换了代表，
    原来{ $before }，现在{ $after }。
visit-duty-off = { $day }的走访不用您去了，由{ $who }去。
visit-former = { $day }到{ $place }的走访：
    { $names }不再是代表，去不了了。
    请定由谁去，发：走访 { $date } 换人 姓名
visit-duty-call = 请打电话告诉{ $names }：{ $day }，到{ $place }走访。
cannot-visit = { $when }您有走访，不是排班排的。
    改日子发：走访 { $date } 改到 { $later }；不去了，发：走访 { $date } 停开 原因
own-visit-line = 走访：{ $day }，到{ $place }

schedule-visit = 走访：{ $line }
schedule-visit-more = 走访：{ $line }。另有{ $count }次，发「走访安排」看。
schedule-visits = { $name }接下来的走访，代表到您那儿去：
schedule-visits-none = { $name }最近没有定走访。接待日在{ $place }：
schedule-visits-none-places = { $name }最近没有定走访。接待日：
visit-schedule-line = { $day }，到{ $place }，{ $who }
visit-schedule-foot = 想请代表到您家来，按「预约代表」选走访那天。
book-visits = 想请代表到您家来，选一次。{ $name }的走访：
book-visit-line = { $day }到{ $place }走访，可以约到您家
book-visit-line-mine = { $day }走访，您是{ $turn }号
visit-days-line = 走访：{ $day }，到{ $place }，{ $who }

visit-book-taken = 约好了：{ $day }，{ $who }到{ $place }走访，到您家来。您是{ $turn }号。
visit-book-waiting = { $day }的走访约满了，给您排在{ $turn }。
    有空出来马上告诉您。
visit-book-about = 住哪一户？写上几栋几号，要谈的事也写一句。
visit-book-about-matters = 住哪一户？写上几栋几号，要谈的事也写一句，或者选一件交过的。
visit-book-skipped = 好。代表不知道您住哪一户，到了{ $place }怕找不着。
    想说了，现在写给我就行。
visit-book-noted = 记下了，只给来走访的代表和联络员看：{ $text }
visit-book-noted-matter = 记下了，代表会先看{ $number }。
visit-book-noted-where = 记下了，代表会先看{ $number }。住哪一户？写上几栋几号。
visit-book-over = { $day }的走访已经开始或结束了，约不了。
visit-book-cancelled-day = { $day }的走访取消了，约不了。
visit-booking-line = { $day }走访，{ $turn }号
visit-moved-up = 有空了：{ $day }走访，您是{ $turn }号。
    { $who }到{ $place }走访，到您家来。
    不方便就按「取消预约」，让给后面的人。
visit-eve = { $when }见：{ $day }，{ $who }到{ $place }走访，到您家来，您是{ $turn }号。
    不方便就按「取消预约」，让给后面的人。
visit-eve-waiting = { $day }的走访约满了，这次到不了您家，对不起。想改天见代表，按「预约代表」。
visit-day-moved = 走访有变动，对不起。
    原来：{ $before }，到{ $where }
    改到：{ $day }，到{ $place }
    您还是{ $turn }。不方便就按「取消预约」。
visit-day-cancelled = { $day }的走访取消了，对不起，您（{ $turn }）不用等了。
    想见代表，按「预约代表」；急事直接写给我。
visit-day-cancelled-why = { $day }的走访取消了，对不起，您（{ $turn }）不用等了。
    原因：{ $reason }
    想见代表，按「预约代表」；急事直接写给我。
visit-day-restored = { $day }的走访照常，您还是{ $turn }。
    不方便就按「取消预约」。
visit-missed-you = { $day }走访没到您家，对不起。还想见代表，按「预约代表」再约一天。

visit-announced = 走访预告：{ $day }
    { $who }到{ $place }走访。{ $subject }
    想请代表到您家来，按「约上门」。
visit-announced-several = 走访预告：
visit-announced-foot = 想请代表到您家来，按「预约代表」。
visit-announced-more = 一共{ $count }次，发「走访安排」看全。想请代表到您家来，按「预约代表」。
visit-subject-notice = { $day }的走访定了主题：{ $subject }
visit-moved-notice = 走访有变动：原来{ $before }，改到{ $day }。
    地点：{ $place }
visit-cancelled-notice = { $day }的走访取消了。急事直接写给我。
visit-restored-notice = { $day }的走访照常。

visit-staff-announced = 公告了：{ $day }，到{ $place }走访
    { $who }去。{ $subject }
    要改，发：{ $example }
visit-day-example = 没看懂要改什么。比如：走访 12月5日 主题 看看独居老人
    也可以写：地点 … · 名额 30 · 改到 12月6日 9:00-11:00 · 换人 姓名 · 停开 原因 · 恢复
visit-day-example-subject = 走访 { $date } 主题 看看独居老人
visit-day-example-hour = 走访 { $date } { $time }
visit-day-example-place = 走访 { $date } { $place } 停开
visit-day-example-restore = 走访 { $date } 恢复
visit-briefing = 今天走访：{ $time }，到{ $place }
visit-briefing-silent = 没说住哪一户
visit-briefing-nobody = 还没有人约上门。
visit-briefing-count = 约了上门的{ $count }户：
visit-briefing-nobody-receives = 走访还没定谁去：
visit-briefing-call = 请打电话提醒{ $names }：{ $day }，到{ $place }走访。
    约了上门的{ $count }户。
visit-duty-eve = 提醒：{ $when }您去走访，{ $day }，到{ $place }。约了上门的{ $count }户。
visit-ended = { $day }的走访结束了，还有{ $count }户没记去没去。
    没约的人家，去了一户记一条，发：走访 姓名 说了什么
visit-ended-plain = { $day }的走访结束了。
    去了一户记一条，发：走访 姓名 说了什么
visit-staff-moved = 走访有变动：原来{ $before }，到{ $where }
    改到{ $day }，到{ $place }
    { $count ->
        [0] 还没有居民约上门。
       *[other] 已告诉约了上门的{ $count }位居民。
    }
visit-staff-cancelled = { $day }的走访取消了，{ $count ->
        [0] 没有居民约上门。
       *[other] 已告诉约了上门的{ $count }位居民。
    }
visit-staff-restored = { $day }的走访照常，{ $count ->
        [0] 还没有居民约上门。
       *[other] 已告诉约了上门的{ $count }位居民。
    }
visit-duty-moved = 走访有变动：原来{ $before }，改到{ $day }，到{ $place }。
visit-duty-cancelled = { $day }的走访取消了，您不用去。
visit-duty-restored = { $day }的走访照常，请您去。
visit-day-which = { $date }有{ $count }次走访，请写上钟点或地点，比如：{ $example }
visit-day-unknown = { $date }没有走访。发「接待日」看有哪几天。
visit-day-officer = 走访由联络员{ $officer }来改，去走访的代表也可以改自己的。
visit-day-past = { $day }的走访已经过了，改不了。
visit-day-same = { $day }的走访本来就是这样，没有改。
visit-day-is-cancelled = { $day }的走访已经停了。要照常去，发：{ $example }
visit-day-not-cancelled = { $day }的走访没有停，不用恢复。
visit-day-cancelled-done = { $day }的走访停了，都告诉了。
visit-day-restored-done = { $day }的走访恢复了，都告诉了。
visit-day-sure-moved = { $before }的走访改到{ $day }，到{ $place }。
    { $count ->
        [0] 还没有居民约上门。会告诉去的代表和订了通知的人。确定吗？
       *[other] 会告诉约了上门的{ $count }位居民、去的代表和订了通知的人。确定吗？
    }
visit-day-sure-placed = { $day }的走访换到{ $place }。
    { $count ->
        [0] 还没有居民约上门。会告诉去的代表和订了通知的人。确定吗？
       *[other] 会告诉约了上门的{ $count }位居民、去的代表和订了通知的人。确定吗？
    }
visit-day-sure-cancelled = { $day }的走访停掉。{ $reason }
    { $count ->
        [0] 还没有居民约上门。会告诉去的代表和订了通知的人。确定吗？
       *[other] 会告诉约了上门的{ $count }位居民、去的代表和订了通知的人。确定吗？
    }
visit-came-next = { $what }
    去了吗？
visit-came-noted = 记下了：{ $turn }号家去了。
visit-missed-noted = 记下了：{ $turn }号家没去，已告诉他可以再约。
visit-came-all = { $day }记完了：去了{ $count }户，没去{ $more }户。
visit-came-cards = 去了的都开好了记录卡，代表发「记录卡」一张一张填。
visit-came-none = { $day }没有人约上门。去了一户记一条，发：走访 姓名 说了什么
visit-came-early = { $day }的走访还没开始，到时再记。

all-representatives = 全体党代表（{ $count }人）
own-duty-all = ，全体党代表（{ $count }人）一起
change-all-away = { $date }代表都不在，没有改。
change-all-but = { $names }那天不在，没有排。
cannot-check-collective = { $when }的接待全体代表一起来，您来不了。对吗？
cannot-collective = 好，{ $when }您不用来了。那天全体代表一起接待，不用另找人替。
cannot-collective-staff = { $when }的接待{ $absent }代表来不了，还有{ $count }位代表来。
people-and-more = { $names }等{ $count }人

duties-at-binding = 您接下来的接待：
duties-at-binding-visits = 您接下来的安排：

calendar-visit = { $studio }走访
calendar-visit-with = 一起去：{ $names }

choice-contact-plan = 约个时间
contact-plan-ask = 哪天去看{ $name }？比如：12月5日 下午3点
contact-plan-no-day = 没看出是哪一天。比如：12月5日 下午3点，或者明天上午
contact-plan-past = { $when }已经过了，请换一个时间。
contact-plan-too-far = { $date }太远了，请写半年以内的日子。
contact-plan-not = 好，没有约。
contact-planned = 记下了：{ $when }去看{ $name }。
contact-planned-remind = 记下了：{ $when }去看{ $name }，到时提醒您，只有您看得到。
contact-plan-when = { $date }{ $time }
contact-plan-line = { $last }，约了{ $when }
contact-plan-due = 提醒：{ $day }{ $time }去看{ $name }。
contact-plan-today = 今天
contact-plan-tomorrow = 明天
`;
