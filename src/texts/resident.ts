// What residents read: short lines, a number, a name and a date; never 「输入有误」 (FIELD E).

export const resident = `
welcome = 您好，这里是{ $studio }。我是小助手（程序），事情由人来办。
    有事直接写给我就行，比如：圭峰路44号门口的路灯坏了三天。
    身份证号、银行卡号别发；涉密的事请别在这里说。
welcome-unknown = 您好，这里是{ $district }党代表工作室。我是小助手（程序），事情由人来办。
    有事直接写给我就行，比如：圭峰路44号门口的路灯坏了三天。
    您是哪个社区或村的，也告诉我一声。
    身份证号、银行卡号别发；涉密的事请别在这里说。
report-start = 好，请直接写：什么事、在什么地方。可以发好几条，也可以发照片、语音、定位。
help =
    有事直接写给我就行，我来记，人来办。
    看进度发「我的事项」或者编号，在那里可以补充、催一下、撤回。
    手上有查询码的，发：查询 编号 查询码
    还能发：接待安排 · 预约代表 · 换工作室 · 取消 · 隐私 · 我的资料 · 停（不收通知）
help-phone = 想找人：打{ $phone }（{ $name }）。
help-phone-hours = 想找人：打{ $phone }（{ $name }，{ $hours }）。
privacy =
    您写的事、照片和这个聊天的编号，都加密留着；不用留姓名电话。聊天平台自己看得到您发的字。
    工作室的人只看到遮住姓名、电话、门牌的文字，别的居民都看不到。
    要看原话得写理由，发「谁看过我的事」查得到。
    说的是村里、工作室、单位的人，发「别让村里知道」，只给上一级看；有人找您麻烦，发「有人为难我」。
privacy-assisted = 拿不准是哪一类的，还有不好懂的答复，会请一个程序帮着看；姓名、电话、门牌先遮住，涉密的不给它。
cancelled = 好，写到一半的不要了，没有交。以后有事随时说。
nothing-to-cancel = 您没有写到一半的事。已经交了的，发「我的事项」可以撤回。
muted = 好，公告、接待这些通知不发了。您自己的事有消息还是告诉您。要再收，发「开」。
resumed = 好，通知照常发。不想收了发「停」。
thanks = 不客气。有消息就告诉您。
thanks-asked = 不客气。上面问您的那一句，知道的话直接写给我。
thanks-amid = 不客气。您写的都在，接着来就行。
meant-days = 想看哪天接待，按「接待安排」；想约代表当面说，按「预约代表」。
greeting-amid = 我在，您写的都在。接着说就行。

none-of-yours = 我这儿没找到您交过的事。说说是什么事、在哪儿，我重新记。
may-be-danger = 要是有人正有危险，别等回复：打110，着火打119，伤病打120。
listening = 我在听，您慢慢说。说完了按「说完了」，不按也行，我等一会儿就整理。
last-time = 上次（{ $date }）您说到：「{ $what }」
    接着写就行，我记在一起；说完了按「说完了」。
draft-unfinished = 您{ $date }写的「{ $what }」还没有交。
    要交，按「说完了」；放着不动，{ $deleted }就删掉了。
number-of-nothing = 这个数字对不上前面的选项。有事请直接写几个字，看进度发「我的事项」。
missed = 我没听懂。请在下面选，或者发「{ $label }」这样的几个字。
missed-twice = 还是没听懂，是我笨。可以再选一次，也可以按「请人看」，让联络员自己看。
missed-consent = 按「请人看」就是同意：您写的加密留着，只给办事的人看，姓名电话都遮住。
behalf-whose = 您是替{ $who }说的。这件事是谁的？不想说按「跳过」。
behalf-agrees = { $who }知道您来反映、同意吗？没问过也照样办，名字不会给人看。
behalf-person = 那位
which-matter = 这是补充前面的事，还是另一件事？

ask-studio = 记下了，您写的都在。这是哪个社区或村的事？
ask-studio-again = 我没找到这个地方。请发社区或村的名字，比如：{ $example }。
ask-studio-person = 还是没找到。您可以打{ $phone }，请{ $name }的人帮您找。
ask-studio-again-kept = 您写的都在。还不知道是哪里的事：请发社区或村的名字，比如：{ $example }。
ask-studio-person-kept = 您写的都在，就差社区或村的名字。说不清就打{ $phone }，请{ $name }的人帮您交。
ask-which-of = 您说的是哪一个？
studio-set = 好，以后您写的都交给{ $studio }。
only-studio = 这里只有{ $studio }，您写的都交给它。
ask-which-studio = 您要换到哪个社区或村？请发名字。
ask-place = 在什么地方？比如：东门菜场南边的桥头。说不清就按「跳过」。
nothing-yet = 您还没写什么事。请直接写，一两句就行。

summary = 我记的是这样，您看对不对：
    什么事：{ $what }
    在哪里：{ $where }　类别：{ $category }
    交给{ $studio }，{ $shown }
summary-parts = 我记的是这样，您看对不对：
    能办的：{ $public }
    这里办不了的：{ $excluded }（人看过才算定）
    { $door }
summary-parts-rest = 在哪里：{ $where }　类别：{ $category }
    交给{ $studio }，{ $shown }
summary-same = 别人只看到这些，看不到您是谁
summary-masked = 别人看到的是：
    { $masked }
summary-no-place = 没有说
summary-files = （{ $files }）
summary-consent = 同意就加密留着，只给办事的人看，姓名电话都遮住；不同意就全删掉。
summary-press = 还差一步：同意就按「同意并提交」，或者发「同意」两个字。
summary-change = 要改哪里？直接写，比如：不对，是3号楼。
summary-again = 您后来又改过，请看最新的这一份：
draft-gone = 这一份没有交，已经不作数了。有事请重新写。
draft-full = 已经写了很多了，刚才那条没有加进去。先交这些，后面的再补充：
already-filed = { $number } 已经交上去了。要补充直接写，不想办了按「撤回」。
files-photo = 照片{ $count }张
files-voice = 语音{ $count }条
files-video = 视频{ $count }段
files-file = 文件{ $count }个
files-pin = 定位
pin-words = 定位：北纬{ $latitude }，东经{ $longitude } { $title }
place-pinned = 发了定位的地方

dropped = 好，不反映了，没有交上去。以后有事随时说。
disagreed =
    好，没有交，您写的都删了。
    也可以当面说：{ $name }，{ $address }
    { $reception }
    电话{ $phone }
disagreed-nowhere = 好，没有交，您写的都删了。以后有事随时说。

receipt = { $number } 记下来了。
    { $studio }的联络员{ $officer }先看。
    最晚{ $date }告诉您由谁来办。
receipt-progress = 发「到哪一步了」随时看进度。
receipt-review = { $number } 记下来了。
    { $studio }的联络员{ $officer }会自己看一遍。
    最晚{ $date }告诉您结果。
receipt-code = 查询码{ $code }，请截图留着。
    换了手机或浏览器，发「查询 { $number } { $code }」接着看。
linked-elsewhere = { $number } 刚在另一个聊天里用查询码接过去了，以后的消息发到那边。
    不是您自己接的，请马上告诉工作室{ $phone }。
nobody-yet = 值班的同志

welcome-back = 您回来了。您的事现在是这样：
back-line = { $number }　{ $status }

number-unknown = 没有找到{ $number }。请核对编号，或者发「我的事项」看您交过的。
my-none = 您还没有交过事情。有事直接写给我就行。
look-up-again = 以前交过的，我要凭查询码才认得，请发：查询 编号 查询码
my-list = 您交过的事：
my-line = { $number }　{ $what }（{ $status }）
my-more = 另外还有更早的，发编号就能看。
status-raised = 等联络员看
status-accepted = 在办
status-declined = 工作室办不了
status-referred = 已转部门
status-replied = 已答复，等您评价
status-closed = 已结束
status-merged = 并到同一件事
status-handed-over = 已转到别处
status-withdrawn = 您撤回了

progress-title = { $number }　{ $what }
step-raised = { $moment } 您交来
step-accepted = { $moment } 开始办
step-accepted-by = { $moment } 开始办，{ $representative }代表来跟
step-assigned = { $moment } { $representative }代表来跟
step-declined = { $moment } 工作室办不了
step-contested = { $moment } 您请另一位再看
step-referred = { $moment } 转给{ $department }
step-referral-returned = { $moment } { $department }退回，工作室再安排
step-progressed = { $moment } 有进展
step-asked = { $moment } 问了您一句
step-answered = { $moment } 您回答了
step-supplemented = { $moment } 您补充了
step-replied = { $moment } 答复您了
step-reopened = { $moment } 您要求再办
step-closed = { $moment } 结束
step-withdrawn = { $moment } 您撤回
step-urged = { $moment } 您催了一次
step-erasure-asked = { $moment } 您要求删资料
step-erased = { $moment } 资料删了
step-erasure-refused = { $moment } 资料先留着
step-merged = { $moment } 并到同一件事里一起办
step-unmerged = { $moment } 分开单独办
step-handed-over = { $moment } 转到{ $to }
now-raised = 现在：等{ $studio }的联络员看
now-accepted = 现在：{ $holder }在办
now-referred = 现在：{ $department }在办
now-replied = 现在：等您说解决没有
last-reply = 答复：{ $text }
last-promised = 说好{ $date }前办好
now-latest = 最晚：{ $date }{ $what }
now-late = 最晚：{ $date }{ $what }，已经晚了，对不起
now-provisional = （明年怎么放假还没公布，日期要是变了会告诉您）

supplement-how = 好，请写要补充的，我加到{ $number }里。
all-added = 您写的都加到{ $number }里了。
corrected = 按您改的，更正加到{ $number }里了。
set-apart-note = 「{ $text }」是另一件事，会单独交。
set-apart-already = 这句已经从{ $number }里拿出来，算另一件事了。
supplemented = 加到{ $number }里了，办事的人看得到。
answered = 收到，已经把您的回答转给办{ $number }的人。
not-open-any-more = { $number } 已经结束了，加不进去。是新的事就直接写，我重新记一件。
goes-on-elsewhere = { $number } 转到别的工作室了，新编号{ $next }。
    请把要说的写在{ $next }后面发来，我加进去。

withdraw-sure = { $number } 撤回以后就不办了。是您自己想撤回吗？
    要是有人让您撤，别撤，打{ $phone }告诉我们。
withdraw-none = 现在没有能撤回的事。写到一半不想说了，发「取消」。
withdraw-which = 要撤回哪一件？
withdrawn = { $number } 撤回了。以后想再说，直接写给我。
not-withdrawn = 好，{ $number }接着办。

assigned = { $number } 有人办了。
    { $representative }代表跟到底。
    { $latest }
referred = { $number } 转给{ $department }了。
    他们看不到您的姓名和电话。
    { $latest }
referred-by-hand = { $number } 转给{ $department }，由{ $who }当面交过去，不走聊天。
    不会告诉他们您是谁。
    { $latest }
referred-with = { $number } 转给{ $department }了，{ $representative }代表跟到底。
    他们看不到您的姓名和电话。
    { $latest }
in-hand = { $number } 现在{ $holder }在办。
    { $latest }
latest = 最晚{ $date }给您答复。
latest-unchanged = 答复的日子不变，最晚{ $date }。
latest-passed = 本来{ $date }该给您答复，已经晚了，对不起。
progressed-besides = 现在{ $holder }在办，{ $latest }
progressed = { $number } 有进展：
    { $text }
    { $who }，{ $date }
question = { $number } 想问您一句：
    { $text }
    直接回答就行，办事的人会看到。（{ $who }）
question-again = { $number } 前几天问过您一句，再问一遍：
    { $text }
    知道就回一句，不知道回「不知道」也行。（{ $who }）
late = { $number } 对不起，是我们晚了。
    本来{ $date }该{ $what }，{ $holder }还没办好。
    已经催了，{ $again }前再告诉您办得怎样。
late-along = { $number } 对不起，是我们晚了。这件和同一件事一起办。
    本来{ $date }该{ $what }，{ $holder }还没办好。
    已经催了，{ $again }前再告诉您办得怎样。
late-triage = 告诉您由谁来办
late-review = 告诉您结果
late-reply = 给您答复

urged = { $number } 已经催了{ $holder }。
urged-through = { $number } 已经请{ $officer }打电话催{ $holder }。
urged-today = { $number } 今天已经催过{ $holder }了，一天算一次。
urged-latest = 最晚{ $date }{ $what }。
urged-late = 本来{ $date }该{ $what }，已经晚了，对不起。
urge-none = 现在没有等着办的事。有事直接写给我就行。
urge-which = 要催哪一件？
urge-replied = { $number } 已经答复您了。解决了吗？
urge-over = { $number } 现在是「{ $status }」，不用催了。有事直接写给我。

reply = { $number } 有答复了：
    { $text }
    { $who }，{ $date }
reply-ask = 解决了吗？
reply-promised = 说好{ $date }前办好，第二天我来问您。
rate-spoken = { $number } 这样算解决了吗？选一个，我就记上。

rating-ask = { $number } { $date }答复过您，解决了吗？
    选一个就行；不回的话，{ $close }先结束，之后{ $days }天内还能再办。
promised-ask = { $number } 说好{ $date }前办好的，现在办好了吗？
closed-unrated = { $number } 还没等到您的回音，先结束了。
    要是没办好，{ $until }前按「再办一次」；过了就直接写给我。
closed-unsolved = { $number } 您说没解决，还没说要不要再办，先结束了。
    要再办，{ $until }前按「再办一次」就行；过了就直接写给我。
rated-later = 好，{ $number } { $date }我来问您办好没有。
rated-solved = 太好了，{ $number }就算办好了。办得满意吗？不想说就按「跳过」。
rated-unsolved = 记下了，{ $number }没解决。有人联系过您吗？
rated-satisfaction = 这次办得满意吗？
rated-why = 哪里没解决，或者哪里不满意？写一句就行，不想说按「跳过」。
rated-thanks = 谢谢您，都记下了。{ $until }前觉得没办好，还可以按「再办一次」。
rated-offer = 记下了。要不要再办一次？还是原来的人，重新定日期。
rated-left = 好，那{ $number }先到这里。{ $until }前想再办，按「再办一次」。
rated-in-hand = { $number } 还在办，现在在{ $holder }手上。{ $latest }有了答复再请您评。
rated-latest = 最晚{ $date }答复您，
rated-over = { $number } 现在是「{ $status }」，这个选项用不上了。有事直接写给我。
rated-old = { $number } 后来又有了新的答复，请看最新那条，在那下面选。
unclear = 对不起，是我们没说清楚。已经请{ $officer }用大白话再说一遍，{ $number }还开着。
reopened = { $number } 再办一次，还是{ $holder }来办。
    最晚{ $date }给您答复。
data-head = 我这里留着您的：
    · 这个聊天的编号，用来回您
data-draft = · 写到一半、没交的一份（{ $date }）
data-matter = { $number }（{ $date }）
data-matters = · 交过的{ $count }件：{ $list }，原话加密，姓名电话遮住
data-no-matters = · 交过的事：没有
data-bookings = · 预约的接待：{ $list }，要说的事加密
data-how = 没有别的。要删按「删除我」；只去掉原话，按「改成匿名」。
data-sure-delete = 删了就找不回来：写到一半的、这个聊天的记录马上删。
    交过的事要联络员看过才能删，编号和办理日期会留着。
    确定吗？
data-sure-anonymous = 改了以后，谁也看不到您的原话，只剩遮住姓名电话的文字；答复还发到这里。
    要联络员看过才能改。确定吗？
data-left = 好，都没动。
data-deleted = 删好了，这里没有您的东西了。以后有事，直接写就是新的开始。
data-anonymous-already = 这里没有您交过的事，也没有您的姓名电话，不用改。
data-asked-person = 写到一半的和设置已经删了。
    { $numbers }是办事的记录，{ $officer }看过才能删，最晚{ $date }答复您。
data-asked-words = { $numbers }请{ $officer }看过就改，最晚{ $date }答复您。
data-erased-person = { $number } 您的原话、照片和联系方式都删了，只留编号和办理日期。
    { $who }，{ $date }
data-erased-words = { $number } 您的原话删了，只剩遮住姓名电话的文字。
    { $who }，{ $date }
data-kept = { $number } 还在办，删了就没法答复您，先留着。办完了再发一次「删除我」就行。
    { $who }，{ $date }
data-staff = 您在工作人员名册里，名册上的要请区联络员改。

english-summary = (Choose "{ $label }" to hand it in, or write what to change.)
english-receipt = (This is your number. Send it at any time to see how far it is.)
english-question = (Please answer here, in English or Chinese.)
english-reply = (This is the answer. Choose below whether it helped.)
english-listening = (Go on writing, in English if you like; choose 说完了 when you have finished.)
english-number = (Send the number of your choice.)
english-plain = (Write in English or Chinese; a person will read it. Emergency: 110, 119, 120.)

reopen-too-late = { $number } 结束超过{ $days }天了，没法再办一次。请直接写现在的情况，我重新记一件。
`;
