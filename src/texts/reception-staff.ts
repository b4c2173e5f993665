// The reception day (接待日) as those who receive and arrange it read it: briefings, the list of numbers, changes.

export const receptionStaff = `
choice-record-came = 记谁来了
choice-came = 来了
choice-missed = 没来
choice-record-later = 先跳过
choice-change-day = 确定
choice-keep-day = 不改了
choice-comes = 参加
choice-comes-not = 来不了

briefing = 今天接待：{ $time }，在{ $place }
briefing-subject = 主题：{ $subject }
briefing-nobody = 还没有人拿号。
briefing-count = 拿号的{ $count }位：
briefing-line = { $turn }号　{ $what }
briefing-waiting = 另有候补{ $count }位。
briefing-for = （想见{ $who }）
briefing-matter = { $number }　{ $text }（{ $status }）
briefing-silent = 没说什么事
briefing-held = 您手上还有{ $count }件没答复：
briefing-held-line = { $number }　{ $text }（最晚{ $date }）
briefing-held-undated = { $number }　{ $text }
briefing-more = ……另外还有{ $count }件，发「我的待办」看。
briefing-comes = { $department }（参加）
briefing-unanswered = { $department }（还没回）
briefing-invited = 请了单位：{ $names }
briefing-for-them = 请转告{ $names }（没有绑定）：
briefing-nobody-receives = 还没定谁接待：
briefing-call = 请打电话提醒{ $names }：{ $day }，在{ $place }接待，拿号的{ $count }位。
duty-eve = 提醒：{ $when }您接待，{ $day }，在{ $place }。拿号的{ $count }位。
days-no-room = 有{ $count }次接待没有日子可排，比如{ $days }：一天只接待一次，工作日不够。
    请把名册里的接待时间改少一些。
eve-nobody = { $when }{ $day }的接待还没定谁来，拿号的{ $count }位。
    { $how }
eve-nobody-how = 请尽快定，发：排班 { $date } 姓名
duty-meet = 提醒：{ $when }您约了居民，{ $day }，在{ $place }（{ $number }）。
ended = { $day }的接待结束了，还有{ $count }位没记来没来。

staff-announced = 公告了：{ $day }，在{ $place }
    { $receive }。{ $subject }
    要改，发：{ $example }
staff-announced-subject = 主题：{ $subject }
staff-announced-plain = 还没定主题。
staff-moved = 接待有变动：原来{ $before }，在{ $where }
    改到{ $day }，在{ $place }
    { $count ->
        [0] 还没有居民拿号。
       *[other] 已告诉拿号的{ $count }位居民。
    }
staff-cancelled = { $day }的接待取消了，{ $count ->
        [0] 没有居民拿号。
       *[other] 已告诉拿号的{ $count }位居民。
    }
staff-restored = { $day }的接待照常开，{ $count ->
        [0] 还没有居民拿号。
       *[other] 已告诉拿号的{ $count }位居民。
    }
duty-moved = 接待有变动：原来{ $before }，改到{ $day }，在{ $place }。
duty-cancelled = { $day }的接待取消了，您不用来。
duty-restored = { $day }的接待照常开，请您来接待。

days-head = { $name }接下来的接待：
days-line = { $day }，{ $who }
days-subject = ，主题：{ $subject }
days-foot = 看谁拿了号：接待日 { $date }
    要改，后面写：主题 … · 地点 … · 名额 30 · 改到 12月11日 14:00-16:30 · 停开 原因
days-none = { $name }没有定接待日。接待时间写在名册里。
day-head = { $day }，在{ $place }
    { $who }；{ $subject }
day-count = 名额{ $capacity }，拿号的{ $count }位，候补{ $more }位。
day-without-subject = 没定主题
day-unknown = { $date }没有接待。发「接待日」看有哪几天。
day-no-such = 没有{ $day }这一天，请核对。
day-which = { $date }有{ $count }次接待，请写上钟点，比如：{ $example }
day-whose = 哪个工作室的？请写上代号，比如：接待日 { $code }
day-example = 没看懂要改什么。比如：接待日 12月10日 主题 小区停车
    也可以写：地点 … · 名额 30 · 改到 12月11日 14:00-16:30 · 停开 原因 · 恢复
    请单位一起来，发：邀请 城管办 参加 12月10日
day-officer = 接待日由联络员{ $officer }来改。
day-example-subject = 接待日 { $date } 主题 小区停车
day-example-hour = 接待日 { $date } { $time }
day-example-restore = 接待日 { $date } 恢复
day-cancelled-done = { $day }的接待停开了，都告诉了。
day-moved-done = 改好了：{ $day }，都告诉了。
day-cancelled-by-night = { $day }停了。夜里不打扰大家，{ $moment }再告诉。
day-done-by-night = 改好了：{ $day }。夜里不打扰大家，{ $moment }再告诉。
day-restored-done = { $day }的接待恢复了，都告诉了。
day-past = { $day }的接待已经过了，改不了。
day-to-past = 改到的时间{ $day }已经过了，请换一个。
day-sure-besides = 注意：{ $day }本来就有接待，改了一天就有两次。
day-too-far = { $date }太远了，最远改到{ $last }。
day-words-long = 最多写{ $limit }个字，请写短些。
day-wrong-hours = 钟点没看懂，比如：9:00-11:30
day-same = { $day }的接待本来就是这样，没有改。
day-subject-set = { $day }的主题定了：{ $subject }
day-capacity-set = { $day }的名额改成{ $capacity }个{ $count ->
        [0] 。
       *[other] ，候补上来{ $count }位，已告诉他们。
    }
day-sure-moved = { $before }的接待改到{ $day }，在{ $place }。
    { $count ->
        [0] 还没有居民拿号。会告诉接待的代表和订了通知的人。确定吗？
       *[other] 会告诉拿号的{ $count }位居民、接待的代表和订了通知的人。确定吗？
    }
day-sure-placed = { $day }的接待换到{ $place }。
    { $count ->
        [0] 还没有居民拿号。会告诉接待的代表和订了通知的人。确定吗？
       *[other] 会告诉拿号的{ $count }位居民、接待的代表和订了通知的人。确定吗？
    }
day-sure-cancelled = { $day }的接待停开。{ $reason }
    { $count ->
        [0] 还没有居民拿号。会告诉接待的代表和订了通知的人。确定吗？
       *[other] 会告诉拿号的{ $count }位居民、接待的代表和订了通知的人。确定吗？
    }
day-sure-reason = 原因：{ $reason }。
day-sure-no-reason = 没写原因。
day-kept = 好，没有改。
day-gone-stale = 已经过了10分钟，没有改。请再发一遍。
day-is-cancelled = { $day }的接待已经停开了。要照常开，发：{ $example }
day-not-cancelled = { $day }的接待没有停开，不用恢复。

came-next = { $what }
    来了吗？
came-noted = 记下了：{ $turn }号来了。
missed-noted = 记下了：{ $turn }号没来，已告诉他可以再约。
came-all = { $day }记完了：来了{ $count }位，没来{ $more }位。
came-cards = 来了的都开好了记录卡，代表发「记录卡」一张一张填。
came-none = { $day }没有人拿号，不用记。
came-early = { $day }的接待还没开始，到时再记。
came-representative = 谁来了由当天接待的代表或联络员来记。

verb-meet = 约见
example-meet = #{ $running } 约见 { $date } 15:00
meet-by-phone = { $number } 居民不在聊天里，请打电话约。
meet-example = 约居民见面要写日子和钟点，比如：{ $example }
meet-no-such-day = 没有{ $day }这一天，约居民见面要另写一天，比如：{ $example }
meet-at-night = { $day }是夜里，约居民要写白天的钟点，比如：{ $example }
meet-wrong-day = { $day }已经过了或者太远，请换一个时间。
meet-confined = { $number } 是直报件，不走约见，请打电话约。
meet-sent = { $number } 问居民了：{ $day }，在{ $place }，行不行。回了就告诉您。
meet-yes = { $number } 居民说可以：{ $day }，在{ $place }。
meet-other = { $number } 居民说{ $day }不方便：{ $text }
    请另定一个，比如：{ $example }
meet-no = { $number } 居民说不用见面了。
meet-wanted = { $number } 居民想当面谈。请定个时间，比如：{ $example }
meet-wanted-again = { $number } 居民想当面谈，还没定时间。请定一个，比如：{ $example }
meet-called-off = { $number } 居民取消了见面：{ $day }

asked-along = { $name }请{ $department }一起参加接待：
    { $day }，在{ $place }
asked-along-matters = 要当面说的事：
asked-along-line = { $number }　{ $text }
asked-along-sent = 邀请发给{ $department }了：{ $day }，带{ $count }件事。回了就告诉您。
asked-along-sent-alone = 邀请发给{ $department }了：{ $day }。回了就告诉您。
asked-along-forward = { $department }还没有人绑定，请把下面这条转过去。
asked-along-comes = { $department }说{ $day }参加接待（{ $who }）。
asked-along-not = { $department }说{ $day }来不了（{ $who }）。
asked-along-noted = 记下了，已告诉{ $studio }。
asked-along-over = { $day }的接待已经取消或过了。
asked-along-unknown = 没有找到单位「{ $name }」。可以写：{ $names }
asked-along-example = 邀请单位参加接待，比如：邀请 城管办 参加 12月10日 #1
asked-along-matter = 没有找到{ $number }，没有发。请核对编号。
asked-along-moved = 接待有变动：原来{ $before }，改到{ $day }，在{ $place }。
asked-along-cancelled = { $day }的接待取消了，不用来了。
asked-along-restored = { $day }的接待照常开，在{ $place }，请照原来说的来。
asked-along-officer = 邀请单位由联络员{ $officer }来发。
`;
