// What is said when something is late or nobody has said anything for long: to residents, to whoever has it, to those above.

export const lateness = `
late-ask = 能不能再等，选一个告诉我们；不选也照样办。
late-ask-call = （问一句能不能再等，再发：{ $number } 回访 不满意 他说的话）
late-part = { $number } 对不起，是我们晚了。
    您不同意「部分不办」，本来{ $date }前该由另一位看完，还没看。
    已经催了{ $officer }，定了马上告诉您。别的部分照办。
late-erasure = { $number } 对不起，是我们晚了。
    您要删资料的事，本来{ $date }前该答复您，{ $officer }还没定。
    已经催了，也告诉了区里，定了马上告诉您。
choice-stance-content = 可以再等
choice-stance-some = 我不满意
choice-stance-strong = 很不满意
stance-content = 可以再等
stance-some = 不满意
stance-strong = 很不满意
step-stance = { $moment } 您说：{ $stance }
step-stance-noted = { $moment } 打电话问过您
stance-heard-content = { $number } 记下了：可以再等。{ $holder }接着办，有消息就告诉您。
stance-heard-some = { $number } 记下了：不满意。已经告诉{ $told }。
    您不用做什么，有消息就告诉您。
stance-heard-strong = { $number } 记下了：很不满意。已经告诉{ $told }。
    您不用做什么，有消息就告诉您。
stance-told = { $representative }代表和{ $officer }
stance-spoken = { $number } 本来{ $date }该{ $what }，已经晚了，对不起。
    能不能再等，选一个，我就记上；着急按「催一下」。
stance-early = { $number } 最晚{ $date }{ $what }，还没有到。着急就按「催一下」。
stance-over = { $number } 现在是「{ $status }」，不用等了。有事直接写给我。
stance-moved = { $number } 答复的日子改到{ $date }了，还没有到。着急就发「催一下」。
staff-stance = { $number } 居民表态：{ $stance }。
    本应{ $date }{ $what }，现在在{ $holder }手上。
staff-stance-merged = { $leading } 并入的{ $number }，居民表态：{ $stance }。
    本应{ $date }{ $what }，现在在{ $holder }手上。

view-stance = 居民表态：{ $stance }（{ $date }）
view-unstated = 居民表态：未表态
verb-follow-up = 记回访
example-follow-up = #{ $running } 回访 不满意 他说路灯还是黑的
stance-missing = { $number } 回访要写居民怎么说：可以再等、不满意，还是很不满意。比如：{ $example }
done-followed-up = { $number } 电话回访记下了：居民{ $stance }（{ $who }）。
kind-call = 回访
kind-urgent = 紧急上报

silence-head = { $days }个工作日没给居民消息了，请各发一个进展，没进展也说一声等到哪天：
silence-head-above = { $studio }，{ $days }个工作日没给居民消息了，请过问：
silence-line = { $number } { $category } · 在{ $holder }手上 · 上次{ $date }
silence-more = 还有{ $count }件，发「待办」看全部
silence-example = 比如：{ $number } 进展 灯杆还没到货，下周二再告诉您。

choice-take-report = 我来接手
verb-report-urgent = 紧急上报
example-report-urgent = #{ $running } 紧急上报 几十人围住了工地，有人要爬塔吊
urgent-report = 紧急上报 { $number } { $category }（第{ $count }次）
    { $studio }{ $who }报：{ $text }
    谁反映的不写在这里。看详情发：{ $number } 查看
    请有人接手。
urgent-report-again = 紧急上报 { $number } { $category }，还没有人接手。
    { $who }{ $moment }报的。看详情发：{ $number } 查看
done-urgent = { $number } 紧急上报了（第{ $count }次），已告诉：{ $names }。
    谁接手了我告诉您；半小时没人接手，我再提醒。
done-urgent-nobody = { $number } 紧急上报记下了，可是上面还没有人绑定，一个也没通知到。请马上打电话。
urgent-reported-nobody = { $number } { $who }紧急上报了，可是上面还没有人绑定，一个也没通知到。请帮着打电话。
urgent-reported-line = { $number } { $who }紧急上报了，告诉了：{ $names }。
urgent-report-untaken = { $number } 紧急上报还没有人接手，又提醒了：{ $names }。请打电话。
report-taken = { $number } 紧急上报，{ $who }接手了。
report-taken-already = { $number } 紧急上报已经由{ $who }接手了。
report-over = { $number } 现在是「{ $status }」，不用接手了。

screenings-none = { $from }到{ $to }，没有筛查到什么。
screenings-head = 筛查统计，{ $from }到{ $to }：
screenings-rate = 来的事{ $all }件（没交的也算），程序提示了{ $suspected }件{ $share }
screenings-asked = { $ground }：问了{ $count }次，居民说不是{ $cleared }次
screenings-shown = { $ground }：提示{ $shown }次，居民认可{ $agreed }、改了再发{ $rewritten }、要求请人看{ $insisted }
screenings-looked = { $ground }：人看的{ $suspected }件，登记办理{ $accepted }{ $share }、不予登记{ $declined }、还没看{ $waiting }
screenings-contested = { $ground }：不服再看{ $contested }件，改为办理{ $overturned }{ $share }
screenings-part = { $ground }：提示有一部分{ $shown }次，部分不办{ $count }次，居民不同意{ $contested }次
screenings-withheld = { $ground }：挡下没存{ $count }次
screenings-studio = { $studio }：人看的{ $suspected }件，登记办理{ $accepted }，改为办理{ $overturned }
screenings-more = 还有{ $count }个工作室，看一个的，发：筛查统计 BM
share = （{ $share }%）
screenings-foot = 机器只提示，办不办由人定。
`;
