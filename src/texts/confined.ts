// What is said of confined matters (直报件), of opening a person's data, and to whoever is put under pressure.

export const confined = `
choice-confine = 是，别让他们看到
choice-not-confine = 不是
choice-open = 看原文
choice-ask-freely = 问本人
choice-freely = 是我自己愿意
choice-made-to = 有人让我撤
choice-harassed = 有人为难我
choice-looked = 谁看过我的事

confined-ask = 这件事说的是村里、工作室或办事单位的人吗？
    是的话，只交给上一级；被说到的人看不到，也不知道有这件事。
    更稳妥的办法是当面说，或者打12388。
confined-write = 好，您直接写。写的只交给上一级，村里、工作室和被说到的人都看不到。
number-unknown-plain = 没有找到这一件。请核对编号，或者发「我的事项」看您交过的。
confined-disagreed = 好，没有交，您写的都删了。
    还想说，可以打12388，或者当面到{ $district }纪委监委的信访接待室。
danger-added-confined = 加到{ $number }里了，已经转给{ $who }。电话{ $call }打通了吗？
confined-which = 哪一件别让他们知道？
confined-nobody =
    能看这类事的人都和它有关，您写的我没有交给任何人，也没有留。
    可以打12388（纪委监委的举报电话）。
    也可以当面说：到{ $district }纪委监委的信访接待室。
summary-confined = 我记的是这样，您看对不对：
    什么事：{ $what }
    在哪里：{ $where }　类别：{ $category }
    只给{ $who }看，村里、工作室和被说到的人看不到。{ $shown }
summary-confined-masked = 他们看到的是：
    { $masked }
summary-confined-consent = 同意就加密留着，谁看过您的原话您都查得到；不同意就全删掉。
receipt-confined = { $number } 记下来了。
    { $who }来看、来办；村里、工作室和被说到的人都看不到。
    最晚{ $date }给您回话。
    有人因为这件事找您麻烦，发「有人为难我」。
status-raised-confined = 等{ $who }看
now-raised-confined = 现在：等{ $who }看
step-confined = { $moment } 改成只给上一级看
step-withdrawal-wished = { $moment } 您说想撤回
step-withdrawal-dropped = { $moment } 您说接着办

confined-later = { $number } 从现在起只有{ $who }能看到。
    在这之前，{ $studio }的人可能看过您写的（{ $masked }）。
    能收回的卡片我都收回了，他们再查就查不到。
    有人因为这件事找您麻烦，发「有人为难我」。
seen-masked = 遮住了姓名、电话
seen-with-contact = 遮住了姓名、电话，但您同意给的联系方式办事单位也看过
confined-later-nobody = { $number } 从现在起{ $studio }的人查不到了，以前看过的收不回来。
    别的能看的人也和它有关，所以没人能接着办。
    可以打12388，或者当面到{ $district }纪委监委的信访接待室说。
confined-already = { $number } 本来就只有{ $who }能看到。
withdrawn-card = （这条已收回）

confined-withdrawal-wished = { $number } 您想撤回，已经告诉{ $who }。会先问您一句：是不是自己愿意。
    您答了才算数，在那之前接着办。
confined-withdrawal-ask = { $number } 您说想撤回。{ $who }问一句：是您自己愿意的吗？
    有人逼您也请照实说，只有上一级看得到。
confined-made-to = 知道了，{ $number } 不撤，接着办。已经告诉{ $who }有人逼您撤。
    怕不安全先打110；发「有人为难我」可以细说。
staff-withdrawal-wished = { $number } 居民想撤回。请先问是不是本人愿意，问过才算数。
    一个工作日内没问，我来问。
staff-withdrawal-asked = { $number } 已经问本人了，有回答会告诉您。
staff-withdrawal-none = { $number } 居民现在没有要撤回。
staff-made-to = { $number } 居民说有人逼他撤回。没有撤，请尽快联系他。

harassed-ask = 谁、怎么为难您？写一条就行，可以带照片。
    写的直接交给{ $who }，不经过村里和工作室。
    有危险先打110。不想说了发「取消」。
harassed-nothing = 好，什么也没有交。以后有人为难您，随时说。
harassed-receipt = { $number } 记下来了，当急件办。
    已经直接交给{ $who }，村里和工作室看不到。
    最晚{ $date }给您回话。有危险先打110。
card-harassed = 急件：居民说有人为难他。请尽快联系，别经过工作室。

pressure-kept = 记下了，只告诉了监督员。您评的没有动，谁也改不了。
pressure-nobody = 记下了，您评的没有动，谁也改不了。
    监督员还没在这里，可以打12388说。
pressure-none = 您现在没有可以改的评价。评价只有您自己能给，谁也改不了。
    有人逼您，发「有人为难我」。
staff-pressure = { $number } 居民说有人让他改评价。评价没有动。
    只有您收到这条，请您来查。

looked-head = 看过您原话的：
looked-line = { $number }　{ $date }，{ $office }的{ $role }
looked-line-times = { $line }，{ $count }次
looked-more = 更早的还有，要看全部，请打工作室电话问。
looked-nobody = 还没有人看过您的原话和电话。
    办事的人平时只看到遮住姓名、电话的文字；谁打开原话都要写理由，会记下来。

card-confined = 直报件：只有您这一级能看，别在群里说，也别转给被说到的人。{ $concerns }
card-concerns = 可能说的是：{ $names }
confined-not-to = { $number } 说的可能就是{ $department }，不能转给它。请换一个部门，或者您直接办。
confined-not-assigned = { $number } 是直报件，不分派给代表，由您这一级直接办。
confined-not-merged = { $number } 是直报件，单独办，不和别的并在一起。
confined-not-moved = { $number } 是直报件，不转给工作室，由您这一级直接办。
confined-declined-again = 已经看过两次了。还想说，可以打12388，或者当面到区纪委监委的信访接待室。
alert-unnamed = 紧急！有居民求助，可能是{ $danger }
    已请对方先打{ $call }。
holder-supervisor = 监督员{ $name }

verb-open = 看原文
typed-open = 看原文
example-open = #{ $running } 看原文 要打电话核对地址
prompt-open = { $number } 看原话和电话做什么用？写一句，居民查得到是谁看的。
open-in-private = { $number } 原话只能在私聊里看。请私聊我发：{ $number } 看原文 理由
open-not-yours = { $number } 您看不了原话。请联络员或者区联络员来看。
opened-head = { $number } 原话（只给您看，请别转发）
opened-text = { $moment } { $kind }：{ $text }
opened-original = 反映
opened-supplement = 补充
opened-answer = 回答
opened-blank = 原话已经删了。
opened-given = 留的姓名电话：{ $given }
opened-nothing-given = 没有另外留姓名电话。
opened-logged = 这次打开记下来了，居民发「谁看过我的事」查得到。
`;
