// The reception day (接待日) as residents hear of it: when, who, a number taken, moved, given back.

export const receptionDays = `
choice-schedule = 接待安排
choice-book = 预约代表
choice-tell-days = 以后告诉我
choice-cancel-booking = 取消预约
choice-anybody = 都可以
choice-other-time = 别的时间
choice-meet-yes = 可以
choice-meet-other = 换个时间
choice-meet-no = 不用了

receivers-unknown = 代表名单还没定
receive = { $who }接待
day-at = { $day }在{ $place }
day-provisional = （暂定）
page-day-moved = （原定{ $date }）
schedule-head = { $name }接下来的接待日，在{ $place }：
schedule-head-places = { $name }接下来的接待日：
schedule-line = { $day }，{ $who }
schedule-at = ，在{ $place }
schedule-subject = ，主题：{ $subject }
schedule-moved = （{ $date }顺延）
schedule-moved-by-hand = （原定{ $date }）
schedule-foot = 直接来就行；想先拿号，按「预约代表」。
schedule-none = { $name }最近没有定接待日。有事直接写给我，或者打{ $phone }。
schedule-no-phone = { $name }最近没有定接待日。有事直接写给我就行。
schedule-which = 您想看哪个工作室的？
schedule-which-many = 您是哪个社区或村的？先发「换工作室」选一下，再问我。

book-days = 想见代表，选一天。{ $name }的接待日：
book-line-mine = { $day }，您是{ $turn }号
book-whom = { $day }，想见哪位代表？
book-taken = 约好了：{ $day }，您是{ $turn }号。
    在{ $place }，{ $receive }。
book-waiting = { $day }的号满了，给您排在{ $turn }。
    有号空出来马上告诉您。
book-about = 要说什么事？写一句，代表好准备；不想说按「跳过」。
book-about-matters = 要说什么事？写一句，或者选一件交过的；不想说按「跳过」。
book-noted = 记下了，代表会先看到：{ $text }
    要工作室现在就办的，直接写给我，另给编号。
book-noted-matter = 记下了，代表会先看{ $number }。
book-skipped = 好，见面再说。前一天傍晚我提醒您。
book-conduct = 这句像是在说村里、工作室或单位的人，预约上就不写了，代表看得到。
    要反映，直接写给我，我先问您要不要只给上一级看。
book-words = 请打字写一句，不想说按「跳过」。
book-already = 您已经约了：{ $day }，{ $turn }号。
book-already-waiting = 您已经排着：{ $day }，{ $turn }。有号空出来马上告诉您。
book-over = { $day }的接待已经开始或结束了，约不了。
book-cancelled-day = { $day }的接待取消了，约不了。
book-other = 接待日以外也能约。选一件交过的事，我请代表定时间：
book-other-none = 接待日以外想见代表，先把事写给我。拿到编号以后，再按这里约。

turn = { $turn }号
turn-waiting = 候补第{ $count }位
booking-mine = 您约好的：
booking-sure = 要取消这个预约吗？
booking-which = 要取消哪一个？
booking-line = { $day }，{ $turn }号
booking-line-waiting = { $day }，在候补，有号马上告诉您
booking-line-meeting = { $day }，约好的见面
booking-none = 您没有预约。想约，按「预约代表」。
booking-cancelled = 取消了：{ $day }，{ $turn }。以后想约，发「预约代表」。
choice-cancel-of = 取消{ $day }
meeting-cancelled = 取消了：{ $day }的见面，已经告诉对方。
booking-gone = { $day }的预约已经取消过了。
booking-came = { $day }您已经来过了，不用取消。
moved-up = 有号了：{ $day }，您是{ $turn }号。
    在{ $place }，{ $receive }。
    来不了就按「取消预约」，让给后面的人。

eve = { $when }见：{ $day }，您是{ $turn }号。
    在{ $place }，{ $receive }。
    来不了就按「取消预约」，让给后面的人。
eve-tomorrow = 明天
eve-today = 今天
eve-waiting = { $day }的接待您还在候补，号没空出来，对不起。
    急事可以直接来，排在有号的人后面。想改天，按「预约代表」。
day-moved = 接待有变动，对不起。
    原来：{ $before }，在{ $where }
    改到：{ $day }，在{ $place }
    您还是{ $turn }。来不了就按「取消预约」。
day-cancelled = { $day }的接待取消了，对不起，您（{ $turn }）不用来了。
    想改天，按「预约代表」；急事直接写给我。
day-cancelled-why = { $day }的接待取消了，对不起，您（{ $turn }）不用来了。
    原因：{ $reason }
    想改天，按「预约代表」；急事直接写给我。
day-restored = { $day }的接待照常，您还是{ $turn }。
    来不了就按「取消预约」。
day-confirmed = 放假安排公布了，日子不变：{ $day }，您是{ $turn }号。
missed-you = { $day }没等到您。还想见代表，按「预约代表」再约一天。

announced = 接待预告：{ $day }
    在{ $place }，{ $receive }。{ $subject }
    直接来就行；想先拿号，按「预约代表」。
announced-subject = 主题：{ $subject }
announced-several = { $name }接待预告，在{ $place }：
subject-notice = { $day }的接待定了主题：{ $subject }
confirmed-notice = 放假安排公布了，接待日不变：{ $day }。
moved-notice = 接待有变动：原来{ $before }，改到{ $day }。
    地点：{ $place }
cancelled-notice = { $day }的接待取消了。急事直接写给我。
restored-notice = { $day }的接待照常。

meet-proposed = { $number } { $who }想当面跟您谈谈：
    { $day }，在{ $place }
    行吗？
meet-agreed = 约好了：{ $day }，在{ $place }，{ $who }等您。
    前一天傍晚我提醒您。
meet-when = 什么时候方便？写一句，比如：周六上午都行。
meet-passed-on = 转给{ $who }了，定好时间再告诉您。
meet-declined = 好，不见面也照样办，{ $number }有消息就告诉您。
meet-old = 这个时间已经不作数了。想见面，发「预约代表」。
meet-asked = 已经告诉{ $who }，您想当面谈{ $number }。定好时间我来告诉您。
meet-eve = { $when }见：{ $day }，在{ $place }，{ $who }等您。
    来不了就按「取消预约」。
meet-off = { $day }的见面取消了，对不起。想另约，发「预约代表」。
`;
