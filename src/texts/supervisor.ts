// What a supervisor reads, and what those read to whom he writes.

export const supervisor = `
choice-reminder = 书面提醒
choice-explanation = 要求说明
choice-write-answer = 写回复
form-reminder = 书面提醒
form-explanation = 要求说明

document-title = { $form }{ $document }
supervisor-only = 这是工作室办事用的，您这里用不上。看超期的事发「督办」，看一件发「BM26-0001 查看」，别的发「帮助」。
supervise-officer = 「督办」和「筛查统计」由监督员看。
    您看晚了的发「超期」，看发出的单子发「督办单」。
supervise-representative = 「督办」和「筛查统计」由监督员看。
    您看手上的发「我的待办」，看发出的单子发「督办单」。
supervisor-cannot = { $number } 这一步由联络员或者代表来做。您可以发：{ $number } 书面提醒 …
weekly-head = 上周，{ $from }到{ $to }：
weekly-line = { $studio }：新来{ $raised }件，答复{ $answered }件，现在超期{ $late }件
weekly-unclear = ，居民说看不懂{ $count }次
weekly-none = 没有新来的，没有答复的，也没有超期的。
weekly-more = 还有{ $count }个工作室，发「督办」看超期的事。
weekly-screenings = 筛查：{ $all }件里有提示的{ $suspected }件，人看后办理{ $accepted }，不服再看改为办理{ $overturned }
weekly-foot = 发「督办」看超期的是哪几件。
late-none = 现在没有超期的事。
late-head = 超期{ $count }件：
supervised-late-line = { $number } { $category } · 在{ $holder }手上 · 超了{ $days }天
late-more = 还有{ $count }件，这些办了再发「督办」。

documents-open = 没回复的督办单{ $count }张：
documents-head = 督办单，没回复的{ $count }张：
documents-none = 没有督办单。
documents-foot = 要打印，发「打印」和编号。
documents-in-private = 督办单请在私聊里看，这里人多。
document-line = { $document } { $form }{ $matter } · { $addressee } · { $standing }
document-stands-open = { $date }前回复
document-stands-late = { $date }到期，没有回复
document-stands-answered = { $date }回复了
idle-head = 没有动的代表和工作室：
idle-line = { $who }：{ $what }
idle-untouched = { $count }件没确认收到
idle-unsorted = { $count }件过了期限没分办
idle-lapsed = { $count }件没动退回了联络员
idle-late = { $count }件在自己手上超期
idle-unanswered = { $count }张单子没回复
idle-more = 还有{ $count }个。
idle-foot = 要提醒，发：书面提醒 姓名 …；提醒工作室，写它的代码。
recipient-unknown = 没找到「{ $name }」。请写代表的全名，或者工作室的代码，比如：书面提醒 BM …
recipient-several = 有几位「{ $name }」，请写工作室的代码，在内容里写明是哪一位。
recipient-words = { $form }给{ $name }，里面写什么？请写在一起，比如：
    { $form } { $name } 11月的两件事请这周联系居民。
recipient-too-long = 太长了（{ $length }字），最多{ $limit }字。请写短一点。
recipient-preview = { $form }，发给{ $addressee }，发吗？
    发了有编号，收不回来。
    { $text }
explanation-prompt = { $document } 请写书面说明：第一行写单位负责人的姓名职务，第二行起写为什么没办、谁负责、什么时候办好。
supervise-over = { $number } 现在是「{ $status }」，不用再催了。
document-words = { $number } { $form }里写什么？写清哪里没办、要怎么办。
    直接写在这里就行。
addressee-of = { $office }的{ $name }
addressee-department = { $name }（{ $office }转去的）
document-preview = { $number } { $form }，发给{ $addressee }，发吗？
    发了有编号，收不回来。
    { $text }
document-gone = 过了10分钟，没有发。要发请重新写一次。
document-cancelled = 好，没有发。
document-issued = { $document } 发给{ $addressee }了，要在{ $date }前回复。回复了我告诉您。
document-about = （{ $number } { $category }）
document = { $document } { $form }{ $about }
    { $text }
    { $issuer }{ $askedFor }
document-again = { $document } { $form }{ $about }到期了还没回复。
    { $text }
    { $issuer }{ $askedFor }
document-asked-for = 要求在{ $until }。
document-asked-of-committee = 请党委在{ $until }。
document-until-reminder = { $date }前回复
document-until-explanation = { $date }前回复
document-until-urging = { $date }前回复办到哪一步
document-until-yellow = { $date }前办好并答复
document-until-red = { $date }前交单位负责人的书面说明
document-until-accountability = { $date }前告诉代表怎么处理
document-hand-on = 请转给{ $addressee }，回复由您代写。
document-hand-on-department = 请转给{ $addressee }，经办人在办件链接里看得到、能回复；要纸质的，发「打印 { $document }」。
document-answer-prompt = { $document } 请写回复：查了什么、怎么办、什么时候办好。
document-answer-example = 请写明编号和回复，比如：{ $document } 回复 昨天去看过了，12月1日前办好。
document-answered = { $document } 已回复，监督员看得到。
document-answered-already = { $document } 已经由{ $who }回复过了。
document-answer = { $document } { $addressee }回复了（{ $who }）：
    { $text }
document-late = { $document } { $addressee }{ $date }前没有回复，我又提醒了一次。
`;
