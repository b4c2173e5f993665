// What officers read and cause besides the daily acts: merging, parts, recordings, secrets, entering for others, handing over, calls, lists.

export const officer = `
choice-merge = 并入
choice-unmerge = 撤销并入
choice-move = 转别的工作室
choice-report-up = 报上级
choice-record-right = 对
choice-record-wrong = 不对
choice-told-resident = 已电话告知
choice-call-missed = 没打通
choice-see-phone = 看电话
choice-not-asked = 没问
choice-door-opened = 有回音了
choice-door-shut = 没有
choice-to-private = 到私聊里记
choice-begin = 开始
choice-show = 看进度
choice-enter-call = 来电
choice-enter-visit = 来访
choice-enter-round = 走访
choice-enter-agree = 同意
choice-enter-disagree = 不同意
choice-enter-enter = 登记
choice-enter-drop = 不记了

verb-merge = 并入
verb-unmerge = 分开
verb-decline-part = 部分不办
verb-record = 记录
verb-blank = 清空
verb-move = 转别的工作室
verb-report-up = 报上级
verb-correct = 更正
verb-tell = 记「已告知」
example-merge = #{ $running } 并入 #3
example-decline-part = #{ $running } 部分不办 司法 赔偿的事法院已立案
example-record = #{ $running } 记录 他说门口的路灯坏了三天
example-move = #{ $running } 转别的工作室 DZ
example-report-up = #{ $running } 报上级 区住建局 房屋鉴定要区里做
example-correct = #{ $running } 更正 是12月12日修好，不是10日。
example-tell = #{ $running } 已告知 今天上午电话里说的，他同意等到周五
typed-merge = 并入
typed-report-up = 报上级
typed-correct = 更正
prompt-merge = { $number } 并到哪一件？请发那一件的编号，比如：#3
prompt-report-up = { $number } 报到哪里、为什么？比如：区住建局 房屋鉴定要区里做
choose-move = { $number } 转到哪个工作室？
choose-move-typed = 不在下面的，请打字：#{ $running } 转别的工作室 名字
preview-correct = { $number } 居民会收到下面这条更正，发吗？
    { $text }

card-joined = 同一件事{ $count }人反映
card-moved = 从{ $studio }转来，原编号{ $number }
card-part = 有一部分不办（{ $ground }），{ $officer }定的
card-part-reason = 那一部分不办的原因：{ $reason }
card-part-contested = 居民不同意不办那一部分，请另一位来看
card-entered = { $how }代录，没有聊天：有答复了请打电话
card-received = { $representative }代表当面听的，以后由他跟到底
view-merged = 并在{ $into }里一起办
decided-merged = 并入{ $into }
decided-unmerged = 分开单独办
decided-handed-over = 移交给{ $to }
decided-part-declined = 部分不办（{ $ground }）
decided-blanked = 涉密，已清空

same-incident = { $number } 可能和{ $other }是同一件事，请看看。
merge-which = { $number } 要并到哪一件？比如：{ $example }
merge-itself = { $number } 就是这一件，并不到自己里。请写另一件的编号。
merge-elsewhere = { $into }是{ $studio }的事，不能并到一起。可以先转过去：#{ $running } 转别的工作室
merge-crosswise = { $into }已经并到{ $number }里了，不用再并。
merge-chain = { $into }已经并到{ $leading }里了。要并，请写：#{ $running } 并入 { $leading }
merge-closed = { $into }现在是「{ $status }」，并不进去。
merge-already = { $number }已经并到{ $into }里了。要换一件，先发：{ $number } 分开
done-merged = { $number } 并入{ $into }，同一件事现在{ $count }人反映。
    编号、答复、评价还是各人各的。
done-merged-own = { $number } 并入{ $into }，两件放在一起办。
    编号、答复、评价都还在。
unmerged-refer-again = 原来转给{ $department }的，并入时已经收回了。
    要他们办，请再转一次：#{ $running } 转办 { $department }
unmerge-answered = { $number } 已经和{ $into }一起答复了，不用分开。居民觉得没办好，可以按「再办一次」。
unmerge-alone = { $number } 没有并到别的事里，本来就单独办。
done-unmerged = { $number } 从{ $into }分开了，单独办，最晚{ $date }{ $what }。
given-back = { $number } 到此为止，并在一起的{ $numbers }单独办，日期照原来的，请接着办。
given-back-alone = { $numbers }不再和别的一起办，单独办，日期照原来的，请接着办。
given-back-refer-again = { $number }原来转给{ $department }的，并入时已经收回了，要办请再转一次。
merged = { $number } 还有{ $count }位邻居也反映了，现在放在一起办。
    您的编号不变，答复照样发给您，由您自己评。
    最晚{ $date }给您消息。
merged-own = { $number } 和您交的{ $into }是同一件事，现在放在一起办。
    两个编号都不变，答复都发给您。
    最晚{ $date }给您消息。
merged-own-late = { $number } 和您交的{ $into }是同一件事，现在放在一起办。
    两个编号都不变，答复都发给您。
    本来{ $date }该有消息，已经晚了，对不起。
merged-late = { $number } 还有{ $count }位邻居也反映了，现在放在一起办。
    您的编号不变，答复照样发给您，由您自己评。
    本来{ $date }该有消息，已经晚了，对不起。
unmerged = { $number } 改为单独办，最晚{ $date }给您消息。
unmerged-late = { $number } 改为单独办。本来{ $date }该给您消息，已经晚了，对不起。
merged-assigned = { $number }（和同一件事一起办）{ $representative }代表跟到底。
    { $latest }
merged-referred = { $number }（和同一件事一起办）转给{ $department }了。
    他们看不到您的姓名和电话。
    { $latest }
now-neighbours = 还有{ $count }位邻居也反映了
now-merged = 现在：和同一件事一起办，答复照样发给您
step-part-declined = { $moment } 有一部分办不了
step-part-contested = { $moment } 那一部分您请另一位再看
step-corrected = { $moment } 更正了答复
step-recorded = { $moment } 您的语音或照片记成了文字
step-record-confirmed = { $moment } 您看过记的文字
step-blanked = { $moment } 文字已清空
step-linked = { $moment } 接到这个聊天

done-part-declined = { $number } 有一部分不办（{ $ground }），别的接着办。
    已告诉居民原因和该找的地方。
done-part-declined-later = { $number } 有一部分不办（{ $ground }），别的接着办。
    { $moment } 告诉居民原因和该找的地方。
part-is-secret = { $number } 有涉密内容就整件清空：#{ $running } 涉密
same-person-part = { $number } 这一部分上次是您定的。居民不同意，要请另一位来看。
part-declined = { $number } { $officer }看过了，有一部分工作室办不了。
    原因：{ $reason }
part-goes-on = 别的部分接着办，日期不变。觉得不对，可以请另一位再看一次。
part-understood = 好的，{ $number } 别的部分接着办。
part-contested = 好，{ $number } 那一部分请{ $who }来看，别的照办。
    最晚{ $date }告诉您结果。
staff-contested = { $number } 居民不同意{ $officer }上次的决定，{ $studio }没有别的联络员。
    请您在{ $date }前看完。看详情发：{ $number } 查看
staff-part-contested = { $number } 居民不同意{ $officer }「部分不办」的决定。
    请另一位来看，最晚{ $date }。别的部分照办。
staff-part-late = { $number } 居民不同意「部分不办」，{ $date }前该由另一位看，还没看。
    请看一看，定了告诉居民。

done-corrected = { $number } 更正已发给居民，评价还开着。
reply-corrected-along = 更正：{ $text }
reply-corrected = { $number } 前面的答复有更正，以这条为准：
    { $text }
    { $who }，{ $date }
kind-correction = 更正答复
kind-record = 语音或照片的文字
kind-told = 告知

done-recorded = { $number } 记下了，已念给居民听，等他说对不对。
recorded = { $number } 您发来的语音或照片，{ $who }记成了文字：
    { $text }
    这样对吗？
record-right = 好，{ $number } 就按这个办。
record-wrong = { $number } 请按「补充」，写一句对的，办事的人看得到。
record-old = { $number } 后来又重新记过，请看最新的那一条。
staff-record-right = { $number } 居民说记的文字对。
staff-record-wrong = { $number } 居民说记的文字不对，正在改。请等他补充。

blanked = { $number } 涉密，已清空：文字、附件、卡片、没发出去的消息。
    请马上告诉{ $reportTo }，别在群里说内容。
    群里还看得到的，请各人在自己手机上删掉；刚发的，能撤回就撤回。
secret-later = { $number } 您写的可能涉及秘密，已经全部删掉，没有再留。
    请您把聊天里的也删一下，别再发、别再传。
    这类事不要在手机上说。可以换个说法再讲，或者约时间当面谈。

hint-blanked = 涉密，已经清空了。
now-moved = 新编号{ $next }，发它看办到哪一步
view-moved = 从别的工作室转来，原编号{ $number }
move-nowhere = { $number } 本区没有别的工作室可以转。
move-itself = { $number } 本来就在这个工作室。
move-names = { $names }等{ $count }个
move-type = { $number } 请写工作室代号，比如：#{ $running } 转别的工作室 { $code }
unknown-studio = { $number } 没有找到「{ $name }」。本区别的工作室：{ $names }
ambiguous-studio = { $number } 「{ $name }」对得上好几个：{ $names }。请写代号。
moved-note = 转到{ $studio }，新编号{ $next }
done-moved = { $number } 转到{ $studio }，新编号{ $next }，已告诉居民。
done-moved-later = { $number } 转到{ $studio }，新编号{ $next }，{ $moment }告诉居民。
moved-on = { $number } 转到{ $studio }了，新编号{ $next }。
moved = { $number } 转到{ $studio }了，新编号{ $next }。
    那边的联络员{ $officer }先看，您不用再说一遍。
    最晚{ $date }告诉您由谁来办。
report-up-how = { $number } 请写报到哪里、为什么，比如：{ $example }
done-reported = { $number } 已报{ $to }，也告诉居民了。
    { $date }会问居民，那边有没有回音。
done-reported-later = { $number } 已报{ $to }，{ $moment }告诉居民。
    { $date }会问居民，那边有没有回音。
district-reported = { $number } 报{ $to }：{ $reason }
reported-up = { $number } 要{ $to }才能办，已经报上去了。
    原因：{ $reason }
    接下来归{ $to }办。{ $date }我来问您，那边有没有回音。
door-asked = { $number } 上次报到{ $to }了。那边有回音了吗？
door-opened = 太好了，{ $number } 记下了。有新的事随时说。
door-shut = 记下了，{ $number } 我请联络员去问。急的话打{ $phone }。
staff-door-shut = { $number } 居民说上级那边还没有回音，请去问一声，再告诉居民。

call-item = { $number } 请打电话或当面告诉居民：
    { $text }
call-again = { $number } 上次没打通，请再打：
    { $text }
call-where = 办到哪一步了
told-as-written = 照上面写的，电话里告诉了居民
told-already = { $number } { $who }{ $date }已经告诉居民了。
done-told = { $number } 记下了：{ $who }{ $date }告诉了居民。
call-rating = 他说解决了吗？
call-missed = { $number } 第{ $count }次没打通，{ $date }上午再提醒。
call-solved = { $number } 已解决，办结。满意吗？
call-unsolved = { $number } 没解决，还开着；办好了再答复一次。满意吗？
call-unasked = { $number } 好，没有评价。
call-rated = { $number } 评价记下了（{ $who }电话里问的）。
call-rated-already = { $number } 评价已经记过了，不改。
call-rated-old = { $number } 后来又有新的答复，请看最新的那一条。
rating-not-yours = { $number } 他有聊天，由他自己评，别人记不了。
contact = { $number } { $name }，{ $phone }
    看过已记下，居民可以问。
contact-none = { $number } 没有留姓名电话，等他来问。
contact-no-name = 没留姓名
contact-no-phone = 没留电话
contact-reason = 打电话告知
contact-in-private = { $number } 已发到{ $who }的私聊里。

enter-not-yours = 代录由本工作室的联络员来做。
enter-in-private = 代录要问姓名电话，请到私聊里记。
enter-in-private-erased = 代录有姓名电话，请到私聊里记。
    刚才那条我删掉了，请在私聊里再发。
enter-here = 代录：按「开始」，我一步一步问。
enter-sent = 发到您私聊里了。
enter-how = 怎么来的？
enter-words = 什么事、在什么地方？照他的话写。
enter-name = 他怎么称呼？只有联络员能看。不愿说就跳过。
enter-phone = 电话多少？只用来告诉他结果。没有就跳过。
enter-phone-again = 没看出电话号码。比如：13800000000；没有就按「跳过」。
enter-consent = 问他一句：姓名电话留着，只为这件事找他，行吗？
enter-sure = 记成这样，登记吗？
    { $how }：{ $words }
    反映人：{ $who }
enter-nobody = 没留姓名电话
enter-too-long = 太长了（{ $length }字），最多{ $limit }字。没有记，请写短一点再发。
enter-files-kept = { $files }收到了。
enter-files-enough = 附件最多{ $limit }个，后面的没有留。
enter-gone = 这一份已经不作数了，没有登记。要登记，再发「代录 来电」重新开始。
enter-dropped = 好，不记了，什么也没有留。
entered = { $number } 登记好了。下面这段念给他听，或者打印给他：
slip = 编号{ $number }，查询码{ $code }
    { $studio }的联络员{ $officer }先看。
    最晚{ $date }告诉您由谁来办。
    以后问进度打{ $phone }；会用手机的，发：查询 { $number } { $code }
how-call = 来电
how-visit = 来访
how-round = 走访

look-up-how = 请把编号和查询码一起发，比如：查询 BM26-0001 ABCD2345
look-up-unknown = 没有找到{ $number }，或者查询码不对。请看看收到的编号和查询码。
look-up-too-many = 试了太多次，先歇一小时再试。急的话打工作室的电话。
looked-up-moved = { $number } 现在的编号是{ $next }，找到了，以后有消息发到这里。
looked-up = { $number } 找到了，以后有消息发到这里。

list-none-late = 现在没有超期的。
list-head-late = 超期{ $count }件，最久的在前：
late-line = { $number } { $category } { $place } · 在{ $holder }手上 · 本应{ $date }，超了{ $days }天
word-todo = 待办
word-late = 超期
list-studios-todo = 待办{ $count }件，{ $studios }个工作室：
list-studios-late = 超期{ $count }件，{ $studios }个工作室：
studio-head = 【{ $studio }】{ $count }件{ $late ->
        [0] {""}
       *[other] ，超期{ $late }件
    }
studio-more = 　还有{ $count }件，发「{ $what } { $code }」看
studios-more = 另有{ $count }个工作室：{ $codes }。发「{ $what } 代号」看
todo-joined = {" · "}{ $count }人反映
list-confined = { $district }直报件
list-no-studio = 没有{ $code }这个工作室。请核对代号。
search-studio = 【{ $studio }】{ $code }
search-more-studios = 还有{ $count }件，请写得再具体一点，或者只找一个工作室：查找 { $code } { $words }
`;
