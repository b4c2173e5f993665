// Who receives when (排班): the plan, changes by hand, who cannot come and who comes instead, the calendar of one's own duties.

export const rota = `
rota-nobody = 还没定
rota-nobody-at-all = { $studio }在名册里还没有代表，排不了班。请先把代表补进名册。
rota-none = { $studio }没有排出接待日。接待时间写在名册里。
rota-head = { $studio }接下来的接待日：
rota-line = { $when } { $names }
rota-swapping = （正在换人）
rota-more = 后面还有{ $count }次，按「整年」看全。
choice-rota-year = 整年
choice-rota-short = 谁还没排够
choice-own-calendar = 我的日历
choice-cannot-come = { $date }来不了
rota-year-head = { $studio }的排班，共{ $count }次：
rota-month = { $month }：{ $list }
rota-day = { $day }日{ $names }
rota-which-studio = 哪个工作室的排班？
rota-studio-unknown = 没有您能看的工作室「{ $code }」。
rota-officer = 排班由联络员{ $officer }来改。您来不了就告诉我，比如：10号我来不了

rota-rule = 每人每年至少{ $year }次{ $months ->
        [0] {""}
       *[other] ，每两个月至少{ $months }次
    }
rota-rule-months = 每人每两月至少{ $months }次
rota-rule-none = 没定次数
rota-short-none = { $studio }都排够了（{ $rule }）。
rota-short-head = { $studio }还没排够的（{ $rule }）：
rota-short-year = { $name } 去过{ $done }次，排着{ $planned }次，{ $date }前还差{ $missing }次
rota-short-months = { $name } { $period }去过{ $done }次，排着{ $planned }次，{ $date }前还差{ $missing }次
rota-short-more = 还有{ $count }条。
rota-short-how = 改某一天：排班 12月10日 姓名 姓名。全部重新排：排班 重排

rota-no-duty = 排班排的是代表，您没有排接待。
    工作请人代：我10号到12号不在，黄立代
rota-not-yours = 您不是代表，没有排接待。看工作室的排班发：排班
own-duties-none = 您接下来没有排接待。
own-duties-head = 您接下来有{ $count }次接待：
own-duty-place = 地点：{ $place }
own-duty-with = ，和{ $names }
own-duties-year = 今年去过{ $done }次，排着{ $planned }次{ $wanted ->
        [0] 。
       *[other] ，至少{ $wanted }次。
    }

duties-planned = 您的接待日排好了：
duties-planned-none = 您的接待日改了：接下来没有排您。
duties-planned-more = 一共{ $count }次，发「我的排班」看全。
duties-planned-how = 来不了就说，比如：{ $day }日我来不了
rota-planned = 接待排好了：{ $from }到{ $until }共{ $count }次，每次{ $each }位代表。
    看全部发「排班」，要改就写：排班 { $day } 姓名 姓名
rota-day-of-year = { $year }年{ $day }
rota-planned-one = { $when }的接待排了{ $names }。
    要改就写：排班 { $day } 姓名 姓名
rota-planned-few = 其中{ $count }次代表不够，请再请人：{ $days }
rota-planned-short = 有{ $count }位代表排不满规定次数，发「谁还没排够」看。

change-no-reception = { $date }没有接待。最近的是：{ $days }
change-past = { $date }已经过了，请写以后的日子。
change-no-names = 请写上由谁来，比如：排班 { $day } 陈国栋 黄立
change-unknown = 本工作室没有叫「{ $name }」的代表。现在有：{ $names }
change-which = 叫「{ $name }」的代表有好几位，请写全名：{ $names }
change-away = { $name }{ $date }不在。还是这样排吗？
choice-change-anyway = 照样排
change-not = 好，没有改。
change-same = { $when }本来就是{ $names }。
change-done = 改好了：{ $when }的接待
    原来{ $before }，现在{ $after }。
change-few = 还少{ $count }位，这一天要{ $each }位代表。
anew-check = { $date }以后没有定人的接待全部重新排，手改的、换过班的不动。要重新排吗？
choice-anew = 重新排
anew-done = 重新排好了，{ $count }次换了人，有变动的代表都告诉了。
anew-same = 重新排过了，和现在一样，没有变动。

cannot-none = { $date }没有排您的接待。看是哪几天，发：我的排班
cannot-check = { $when }的接待您来不了，我去请别的代表替您。对吗？
cannot-not = 好，还是您来。
cannot-past = 这次接待已经过了。
cannot-begun = 好。已经在问{ $name }代表，定了告诉您。
cannot-begun-later = 好。现在是休息时间，{ $moment }去问{ $name }代表，定了告诉您。
cannot-already = { $when }正在请人替您，定了告诉您。
cannot-nobody-left = 好，不用您来了。没有别的代表能来，已经请联络员另想办法。
away-noted = 记下了：{ $days }您不在，这几天不排您的接待。
    早回来就发「我回来了」。
away-check-duty = { $days }您不在，这几天不排您的接待。对吗？
away-check-swap = { $days }您不在，其间有接待：{ $duties }，我去请别的代表替您。对吗？
away-check-duties = 其间的接待（{ $duties }）我也请别的代表替。
away-back = 欢迎回来，以后照常排您的接待。

swap-ask = { $when }的接待{ $absent }代表来不了，想请您替。您能来吗？
    地点：{ $place }
swap-ask-exchange = { $when }的接待{ $absent }代表来不了，想和您换班。您能来吗？
    地点：{ $place }
    换了以后，您{ $returns }那次由{ $absent }代表来。
choice-swap-can = 可以
choice-swap-cannot = 不行
swap-thanks = 谢谢！{ $when }由您来。
swap-thanks-exchange = 谢谢！{ $when }由您来，{ $returns }由{ $absent }代表来。
swap-cannot-noted = 好，知道了，我再问别人。
swap-settled = { $when }已经有人来了，不用您了。谢谢！
swap-day-moved = 谢谢！不过{ $before }那次接待改了日子，再问您一次：
swap-over = 这次接待已经过了。
swap-found-absent = { $when }由{ $name }代表替您，您不用来了。
swap-found-exchange = { $when }由{ $name }代表来，您不用来了。
    换给您的是{ $returns }，到时请您来。
swap-nobody-officer = { $when }的接待{ $absent }代表来不了，没有找到人替。
    请另请一位，定了就写：排班 { $day } { $names }
swap-nobody-asked = 问过的：{ $names }
swap-a-name = 姓名
swap-nobody-unbound = 还没有绑定、可以打电话问的：{ $names }
swap-nobody-absent = { $when }没有找到人替您，已经请联络员另想办法。您不用来了。

duty-changed-on = 请您{ $when }来接待。
    地点：{ $place }
duty-changed-off = { $when }的接待不用您来了，由{ $names }来。
duty-changed-with = { $when }的接待换了人：
    原来{ $before }，现在{ $after }。
duty-changed-staff = 排班变了：{ $when }
    原来{ $before }，现在{ $after }。
duty-changed-notice = 更正：{ $when }的接待换了代表，
    原来{ $before }，现在{ $after }。时间、地点不变。
duty-changed-resident = { $when }的接待换了代表。
    您约的{ $absent }代表来不了，由{ $names }接待，您的号还在。

calendar-link = 把这个链接加到手机或电脑的日历里，您的接待日就自动出现、自动更新：
    { $url }
    知道链接的人都能看到您的接待日，别转给别人。
calendar-has = 您{ $date }开过日历链接，它还能用，不再显示第二次。
    丢了或者给别人看到了，就换一个，旧的马上作废。
choice-calendar-new = 换一个链接
choice-calendar-end = 不用了，作废
calendar-ended = 您的日历链接作废了。要再开就发：我的日历
calendar-title = { $studio } 接待日
calendar-duty = { $studio }接待
calendar-duty-with = 同一天接待：{ $names }
calendar-subject = 主题：{ $subject }
`;
