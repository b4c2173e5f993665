// Letting people in, ending their rights, standing in for each other.

export const people = `
people-invite = 邀请
people-stop = 停用
people-phone = 电话
people-in-private = 「{ $act }」请在私聊里发给我，别发在群里。
people-officer = { $act }由联络员{ $officer }来做。
people-district = { $act }{ $name }由区联络员{ $officer }来做。
people-example = 请带上姓名，比如：{ $act } 陈国栋
people-unknown = 本工作室没有找到「{ $name }」。现在有：{ $names }
people-which = 「{ $name }」有好几位，{ $act }哪一位？
person-and-unit = { $name }（{ $unit }）


invited = { $name }的绑定码：{ $code }
    7天内有效，只能用一次；以前的码作废了。
invited-links = 链接：
    { $links }
invited-qr = { $name }在身边，就打开这一页让人扫：
    { $qrPage }
invited-elsewhere = { $name }还有别处的身份，这个码会连那边一起打开，所以没有发。
    请区联络员或者管名册的人来发。
invited-forward = 下面这段可以直接转给{ $name }：
invitation = { $name }您好：您是{ $roles }。
    请在工作室的对话里发「绑定 { $code }」。
    7天内有效，只能用一次，别转给别人。
invitation-with-link = { $name }您好：您是{ $roles }。
    请点 { $link }
    或者在工作室的对话里发「绑定 { $code }」。
    7天内有效，只能用一次，别转给别人。

stopped = { $name }停用了：{ $roles }。
    从现在起不能再看、再办。
stopped-matters = 手上的{ $count }件退回联络员，请重新分派：{ $numbers }{ $more ->
        [0] {""}
       *[other] {" "}等
    }
stopped-again = 要恢复，发：邀请 { $name }
stop-oneself = 您不能停用自己。请另一位联络员或者区联络员来做。
phone = { $name }：{ $phone }
phone-missing = 名册里没有{ $name }的电话。

choice-right = 对
choice-not-right = 不对
away-days = { $from }到{ $until }
away-check = { $days }您不在，由{ $name }代您，能看、能办的和您一样。对吗？
away-check-confined = { $days }您不在，由{ $name }代您，直报件除外，别的能看、能办的和您一样。对吗？
    直报件还只发给您，{ $name }看不到。
away-who = 请{ $name }中的哪一位代？
away-example = 请说清从哪天到哪天、谁来代，比如：我12号到15号不在，黄立代
away-unknown = 没有找到能代您的「{ $name }」。可以请：{ $names }
away-nobody = 名册里没有能代您的人。请告诉区联络员。
away-past = { $date }已经过了，请写以后的日子。
away-wrong-order = 结束的日子在开始之前了，请再说一次，比如：我12号到15号不在，黄立代
away-too-long = 最多代{ $days }天。更久的话，请改名册。
away-not = 好，没有记。请再说一次，比如：我12号到15号不在，黄立代
away-set = 记下了：{ $days }由{ $name }代您，已经告诉{ $name }了。
    早回来就发「我回来了」。
away-told = { $name }{ $days }不在，由您代。
    那几天{ $name }的事也发给您，您能一样办。
away-told-confined = { $name }{ $days }不在，由您代，直报件除外。
    那几天{ $name }别的事也发给您，您能一样办。
away-told-staff = { $name }{ $days }不在，由{ $standIn }代。
back = 欢迎回来。{ $name }不再代您了。
back-none = 现在没有人代您。
back-told = { $name }回来了，您不用再代。谢谢！
stand-ins-none = 现在没有人代班。
stand-in-line = { $standIn }代{ $name }：{ $days }
`;
