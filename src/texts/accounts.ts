// What staff hear of a platform's account itself: that it waits for a login, where messages may be missing, who of a group is not bound.

export const accounts = `
account-scan = 微信要重新扫码登录，现在收不到也发不出消息。
    请拿着这个微信号的手机，在这里发「微信登录」，我给您一个打开二维码的链接。
account-logout = 微信退出了登录，现在收不到也发不出消息。
    要接着用，请拿着这个微信号的手机，在这里发「微信登录」。
account-login = 微信登录好了，接着收、接着发。
gap-told = 微信从{ $from }到{ $to }断过，这段时间的消息可能没收到。
gap-unfetched = 还有{ $count }条只知道来过，内容读不到。
gap-do = 请看一眼这个微信号的手机：居民写来、我没有回的，请他再发一遍。
    说不清楚的，替他记下来：代录 来电
gap-do-group = 在群里发给我、没有回音的，请再发一遍。
    手机上有居民写来、我没有回的，请联络员让他再发。
late-staff = 您刚才发的，隔了10分钟以上才到我这里，我没有照着办。
    还要办的，请再发一遍。
members-all-bound = 群里有{ $count }人，都绑定了。
members-unbound = 群里有{ $count }人，{ $unbound }人还没绑定，他们说的我不能照办。
    请还没绑定的人向联络员要绑定码，私聊发给我：绑定 绑定码
staff-only-again = 这是工作人员用的写法。您有事，直接写给我就行。
    您要是工作人员，微信换过登录我就认不出您了，请联络员再发绑定码给您。
stranger-again = 这里的选项和命令只给本工作室的联络员和代表用。
    您要是刚加入，或者微信换过登录，请联络员发绑定码给您。
`;
