// What officers and representatives read in their chats: number first, what it is, what can be done.

export const staff = `
alert = 紧急！{ $number }：可能是{ $danger }
    已请对方先打{ $call }。请马上有人接手。
alert-plain = 紧急！{ $number }
alert-again = 值班群没收到这条，请您接手。
alert-your-turn = 5分钟没人接手，请您接手。
alert-called = { $number } 5分钟没人接手，已经叫{ $who }了。
alert-nobody-left = { $number } 名单上的人都叫过了，还没人接手。
    看到的请马上按「我来」，或者打电话找人。
alert-nowhere = 紧急！有居民求助，可能是{ $danger }
    已请对方先打{ $call }，还不知道是哪个社区。
danger-name-fire = 火情
danger-name-gas = 燃气或毒气
danger-name-violence = 有人动手或威胁
danger-name-drowning = 落水
danger-name-suicide = 有人想不开
danger-name-illness = 突发疾病
danger-name-collapse = 房屋倒塌
danger-name-electric = 触电
danger-name-trapped = 有人被困
danger-name-missing = 有人走失
danger-name-other = 有人有危险
alert-taken = { $alert }
    —— { $who }接手了（{ $moment }）
alert-taken-line = { $number } { $who }接手了紧急情况。
alert-taken-already = { $number } 已经由{ $who }接手了。

staff-supplement = { $number } 居民补充：
    { $text }
staff-set-apart = { $number } 居民说刚才补充的是另一件事，会单独交来，这件里不用办：
    「{ $text }」
staff-correction = { $number } 居民更正：
    { $text }
staff-answer = { $number } 居民回答：
    { $text }
staff-unclear = { $number } 居民说看不懂答复。请用大白话再说一遍，比如：
    #{ $running } 答复 路灯12月10日前修好，要等灯杆到货。
staff-unclear-waits = { $number } 居民说看不懂，还等着再说一遍。请发：
    #{ $running } 答复 谁、什么时候、怎么办
staff-urged = { $number } 居民催了（第{ $count }次）。现在在{ $holder }手上{ $latest }。
    请发个进展，比如：#{ $running } 进展 师傅明天上午来看。
staff-urged-call = { $number } 居民催了（第{ $count }次）。请打电话催{ $holder }{ $latest }。
    问到了就发个进展，比如：#{ $running } 进展 师傅明天上午来看。
staff-urged-latest = ，最晚{ $date }{ $what }
staff-urged-late = ，本应{ $date }{ $what }，已经晚了
staff-question-unanswered = { $number } 问居民的话两天没有回，已经又问了一遍。急的话请打电话。
staff-closed-unsolved = { $number } 居民说没解决，没要求再办，到日子办结了。
staff-closed-unrated = { $number } 居民一直没有评价，到日子办结了（未表态）。
staff-promise-broken = { $number } 答复里说{ $date }前办好，居民说没解决，记为超期。
staff-erasure-person = { $number } 居民要求删掉自己的资料。最晚{ $date }要答复。
    按「可以删」：原话、照片、联系方式都删，编号和办理日期留着。
staff-erasure-words = { $number } 居民要求改成匿名。最晚{ $date }要答复。
    按「可以改」：原话删掉，只剩遮住姓名电话的文字。
staff-erasure-late = { $number } 居民要求删资料，15个工作日过了还没答复。请马上定：可以删，还是先留着。
done-erased = { $number } 按居民的要求删好了（{ $who }）。
done-kept = { $number } 资料先留着，已告诉居民（{ $who }）。
erasure-decided = { $number } 资料的事{ $who }已经定了。
erasure-in-hand = { $number } 还没办完，删了就没法答复居民。
    请按「还在办，先留着」，办结以后再删。
erasure-officer = { $number } 资料删不删由联络员来定。
text-erased = （居民要求删除，文字已经没有了）
staff-withdrawn = { $number } 居民撤回了，不用再办。
staff-closed = { $number } 居民评价了：{ $rating }。办结。
staff-rated = { $number } 居民评价了：{ $rating }。
rating-solved = 已解决
rating-unsolved = 没解决
rating-contacted = 有人联系过
rating-not-contacted = 没人联系
rating-satisfied = 满意
rating-mostly = 基本满意
rating-dissatisfied = 不满意
staff-deadline = { $number } 应在{ $date }{ $what }，还没有。
    现在在{ $holder }手上。
deadline-triage = 告诉居民由谁办
deadline-review = 告诉居民结果
deadline-reply = 答复居民
deadline-do-triage = 请分派、转办，或者直接答复。
deadline-do-review = 请看一看，定了告诉居民。
deadline-do-reply = 请尽快答复；一时办不完，先发个进展。
unsorted-colleague = { $number } 应在{ $date }告诉居民由谁办，还没有。
    { $officer }没来得及，请您来定。
unsorted-district = { $number } { $studio }应在{ $date }告诉居民由谁办，还没有。
    请您来定。
unsorted-told = { $number } 还没人定，已请区联络员{ $names }来定。
staff-backlog = 一下子来了{ $count }件，先列在这里，没有一件丢：
    { $numbers }{ $more ->
        [0] {""}
       *[other] {" "}等，另有{ $more }件
    }
    发「待办」看全部；「#编号 查看」看那一件。

staff-undelivered = { $number } 的消息没送到居民那里（{ $why }）。
    请打电话或当面告诉居民，再发：{ $number } 已告知
staff-doubtful = { $number } 的消息，居民可能没有收到（{ $why }）。
    请打电话或当面问一声，再发：{ $number } 已告知
undelivered-blocked = 居民屏蔽了这个聊天
undelivered-invalid = 平台不收这条
undelivered-no-echo = 发出去没有回音
staff-undelivered-matter = { $number } 的消息没送到{ $name }那里，请打电话说一声。
staff-undelivered-person = 发给{ $name }的消息没送到，请打电话说一声。
staff-doubtful-matter = { $number } 的消息，{ $name }可能没有收到，请打电话说一声。
staff-doubtful-person = 刚发的一条消息，{ $name }可能没有收到，请打电话说一声。
group-refused = { $number } 的{ $what }没送到值班群。发「{ $number } 查看」看这一件。
    { $mend }
group-doubtful = { $number } 的{ $what }，值班群可能没有收到。发「{ $number } 查看」看这一件。
    { $mend }
refused-card = 卡片
refused-part = 附件
refused-line = 一条消息
group-refused-list = 有一条消息没送到{ $studio }的值班群。发「待办」看还没办的事。
    { $mend }
group-doubtful-list = 有一条消息，{ $studio }的值班群可能没有收到。发「待办」看还没办的事。
    { $mend }
group-blocked = 我可能不在群里了：请把我请回群，再在群里发「绑定本群」。
group-invalid = 平台不收这条。
group-no-echo = 发出去没有回音，请看一眼群里有没有。
group-lost = 我被移出了{ $studio }的值班群，卡片发不到群里了。
    请把我请回群，再在群里发「绑定本群」；换了群，就在新群里发。
    这之前在这里发「待办」也能看、能办。

stranger = 这里的选项和命令只给本工作室的联络员和代表用。
    您要是刚加入，请联络员发绑定码给您。
former = 您现在没有办事的权限了，刚才什么也没发生。要恢复，请联系联络员。
ask-elsewhere = 居民的事不在这个群里说。请到本工作室的值班群，或者私聊我。
edited-staff = 改过的消息我不照着办。要改，请重新发一条。
files-left-out = 照片、语音、文件我还不能替您转，只看了文字。没写文字的，请写一句。
not-understood = 没看懂。发「帮助」看能做什么。
which-one = 是哪一件？请引用那张卡片写，或者带上编号，比如：{ $example }
may-officer = { $number } { $verb }由联络员{ $officer }来做。您可以发：#{ $running } 备注 …
number-not-found = 没有找到{ $number }。请核对编号。
running-not-found = 没有找到{ $number }。短号只找还开着的事，别的请写全编号。
number-ambiguous = #{ $running } 有好几件：{ $numbers }。请写全编号。
which-of-several = #{ $running } 有好几件：{ $numbers }。是哪一件？选一件就接着办。
wrong-status = { $number } 现在是「{ $status }」，不能{ $verb }。{ $hint }
hint-declined = 居民可以不同意，那时会请另一位来看。
hint-closed = 居民觉得没办好，可以按「再办一次」。
hint-replied = 有更正，可以再答复一次：#{ $running } 答复 …
hint-none = 发「{ $number } 查看」看详情。
already-decided = { $number } 刚才已经由{ $who }处理了：{ $what }。
already-done = { $number } 您已经处理过了：{ $what }。
already-assigned = { $number } 已经在{ $representative }代表手上了。
already-referred = { $number } 已经在{ $department }了，最晚{ $date }答复居民。
decline-too-late = { $number } 已经受理了，只能答复居民：#{ $running } 答复 …
same-person = { $number } 上次是您不予登记的。居民不同意，要请另一位来看。
verb-assign = 分派
verb-refer = 转办
verb-reply = 答复
verb-progress = 发进展
verb-note = 备注
verb-ask = 问居民
verb-decline = 不予登记
typed-ask = 问
typed-reply = 答复
typed-progress = 进展
typed-note = 备注
typed-decline = 不予登记

text-missing = { $number } { $verb }要带上内容，比如：{ $example }
reason-missing = { $number } 请写一句居民看得懂的原因，比如：{ $example }
trivial = { $number } 「{ $text }」居民看了不知道怎么办，没有发。
    请写清谁、什么时候、怎么办，比如：{ $example }
example-ask = #{ $running } 问 大概从哪天开始的？
example-assign = #{ $running } 分派 { $name }
example-refer = #{ $running } 转办 { $department } 5日
example-reply = #{ $running } 答复 师傅明天上午来修，12月10日前修好。
example-progress = #{ $running } 进展 师傅今天去看过了，明天换灯。
example-note = #{ $running } 备注 已电话联系
example-decline = #{ $running } 不予登记 司法 法院已立案，请按法院安排走
too-long = { $number } 太长了（{ $length }字），最多{ $limit }字。没有发也没有记，您写的还在上面。
    请写短一点，或者分两条发。

choose-assign = { $number } 分派给哪位代表？
choose-assign-typed = 不在下面的，请打字：#{ $running } 分派 姓名
choose-refer = { $number } 转给哪个部门？
choose-refer-typed = 不在下面的，请打字：#{ $running } 转办 部门
choose-decline = { $number } 不予登记是哪一类？
    居民会看到原因和该找的地方，也可以请另一位再看。
no-representatives = { $number } 名册里还没有本工作室的代表，分派不了。请先把代表补进名册。
no-departments = { $number } 名册里还没有可以转的部门。请先把部门补进名册。
choose-kind = { $number } 这句话怎么用？答复、进展、提问会发给反映的居民。
    「{ $text }」
prompt-ask = { $number } 要问居民什么？
prompt-reply = { $number } 要怎么答复？用大白话写清：谁、什么时候、怎么办。
prompt-note = { $number } 要备注什么？居民看不到。
prompt-decline = { $number } 不予登记（{ $ground }）。请写一句居民看得懂的原因。
prompt-edit = { $number } 好，请把改好的整句发来。
prompt-in-private = 直接写在这里就行。
prompt-in-group = 请引用这条写，或者发：#{ $running } { $act } …
preview-reply = { $number } 居民会收到下面这条，发吗？
    { $text }
preview-progress = { $number } 居民会收到下面这条进展，发吗？
    { $text }
preview-promised = （承诺{ $date }前办好，第二天会问居民。）
date-as-written = （明年怎么放假还没公布；写下的日子以后不变。）
preview-again = （{ $who }已经答复过一次，这条是再次答复。）
preview-gone = { $number } 过了10分钟，没有发。要发请引用卡片再写一次。
only-author = 这条只有写的人自己能选；发过的、取消的、过了10分钟的，选了也没用。
preview-replaced = 这一条已经换成新的了，请看最新那条。
preview-over = 这一条用过了，或者已经取消，没有再发。要发，请再写一次。
cancelled-open = { $number } 好，没有打开原话，也没有记。
cancelled-staff = { $number } 好，没有发。

done-assigned = { $number } 已分派给{ $representative }代表，最晚{ $date }答复居民。
done-referred = { $number } 已转办{ $department }，{ $workdays }个工作日，最晚{ $date }答复居民。
done-referred-kept = { $number } 已转办{ $department }。答复居民的日子不变，最晚{ $date }。
    时间不够就发：#{ $running } 延期 10日 理由
done-referred-by = { $number } 已转办{ $department }，最晚{ $date }答复居民。
done-replied = { $number } 已答复居民。
replied-for-representative = { $number } 是这样答复居民的：
    { $text }
done-progressed = { $number } 进展已发给居民。
done-noted = { $number } 备注记下了，居民看不到。
done-promised = 承诺{ $date }前办好，第二天会问居民。
done-leaves-later = { $number } 记好了，{ $moment } 发给居民。
done-declined-later = { $number } 不予登记（{ $ground }），{ $moment } 告诉居民原因和该找的地方。
done-asked = { $number } 已问居民，有回答会告诉您。
done-declined = { $number } 不予登记（{ $ground }），已告诉居民原因和该找的地方。
refer-by-hand = 直报件不发聊天、不发链接，{ $department }收不到。
    请您最晚{ $date }当面或打电话交给他们，别说居民是谁。
    等他们答复了，请您代发：#{ $running } 答复 …
refer-besides = { $department }打电话答复的，请您代发：#{ $running } 答复 …
decided-assigned = 分派给{ $representative }代表
decided-referred = 转办{ $department }
decided-replied = 已答复居民
decided-declined = 不予登记（{ $ground }）
decided-line = { $number } { $what }（{ $who }）

unknown-representative = { $number } 没有找到「{ $name }」。本工作室的代表：{ $names }
ambiguous-representative = { $number } 「{ $name }」对得上好几位：{ $names }。是哪一位？
unknown-department = { $number } 没有找到「{ $name }」。可以转的部门：{ $names }
unknown-ground = { $number } 请写明哪一类：司法、个人、政策、纪检信访、涉密。比如：{ $example }
unknown-term = { $number } 没看懂期限「{ $term }」。可以写5日（5个工作日），或者12月9日。
no-such-day = { $number } 没有{ $day }这一天，请核对。
past-term = { $number } { $date }已经过了，请写以后的日子。

view-head = { $number } { $category }（{ $status }）
view-place = 地点：{ $place }
view-holder = 在{ $holder }手上
view-latest = 最晚{ $date }
view-unclear = 居民说看不懂，等再说一遍
view-erasure = 居民要求删资料，最晚{ $date }决定
view-line = { $moment } { $what }
view-text = { $kind }：{ $text }
kind-original = 原话（已遮住）
kind-supplement = 补充
kind-answer = 居民回答
kind-question = 问居民
kind-reply = 答复
kind-progress = 进展
kind-note = 备注
kind-reason = 不予登记原因
kind-rating = 评价
staff-status-raised = 待分派
staff-status-accepted = 在办
staff-status-declined = 不予登记
staff-status-referred = 已转部门
staff-status-replied = 已答复
staff-status-closed = 办结
staff-status-merged = 已并入
staff-status-handed-over = 已移交
staff-status-withdrawn = 居民已撤回
list-none-todo = 现在没有待办。
todo-representative = 全部清单由联络员看。您手上的，发「我的待办」看。
list-head-todo = 待办{ $count }件：
todo-line = { $number } { $category } { $place } · { $status }{ $latest }
todo-latest = {" · 最晚"}{ $date }
todo-late = {" · 超期，本应"}{ $date }
todo-unclear = {" · 看不懂，等再说一遍"}
todo-erasure = {" · 要求删资料，最晚"}{ $date }决定
todo-erasure-late = {" · 要求删资料，本应"}{ $date }决定
todo-more = 还有{ $count }件，办掉几件再发「{ $what }」。
search-none = 没有找到「{ $words }」。试试短一点的词，比如：路灯。
search-head = 「{ $words }」找到{ $count }件：
search-more = 还有{ $count }件，请写得再具体一点。
search-missing = 找什么？比如：查找 路灯
holder-officer = 联络员{ $name }
holder-district = 区联络员{ $name }
holder-representative = { $name }代表

group-bound = 本群现在是{ $studio }的值班群。新来的事都发到这里。
    群里{ $hint }
group-hint = 引用我的卡片、以#编号开头，或者按按钮，我就听得到。听不到，就把我设成群管理员。
group-hint-typed = 引用我的卡片、以#编号开头、@我，或者发「待办」「帮助」，我就听得到。
    大家平常说话，我不插嘴。
group-moved-away = 值班群换到另一个群了，这里不再收卡片。
group-not-officer = 绑定值班群要由本工作室的联络员来做。请联络员先在私聊里发：绑定 绑定码
group-in-private = 请到值班群里发「绑定本群」。
group-which = 您管着好几个工作室，请写明是哪一个：绑定本群 { $codes }
`;
