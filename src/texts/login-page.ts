// 微信登录: what officers hear in chat, and the page with the QR code.

export const loginPage = `
login-in-private = 「微信登录」请在私聊里发给我，别发在群里。
login-none = 这里没有接微信，不用登录。要接微信，请找管这台机器的人。
login-officer = 微信由{ $officer }来登录。
login-up = 微信登录着，从{ $since }起一直在用，不用再扫。
login-link = 请在电脑上打开这个链接，再用工作室的微信扫码。
    { $url }
    10分钟内打开，只能用一次，别转给别人。
    谁扫了码，工作室的微信就登在谁的号上。

login-page-title = 微信登录
login-page-press = 按一下，就出二维码。请用工作室的微信扫，别用自己的。
login-page-button = 看二维码
login-page-gone = 这个链接打不开了
login-page-gone-how = 链接只能用一次，10分钟内有效；打开后能看15分钟。要再看，请回到和我的私聊，再发「微信登录」。
login-page-starting = 二维码还没出来
login-page-starting-how = 正在连微信，等一会儿会自己出来。
login-page-scan = 用工作室的微信扫一扫
login-page-scan-how = 扫完在手机上点「登录」。二维码会换，这一页会自己更新。
login-page-code = 微信登录的二维码
login-page-scanned = 扫到了
login-page-scanned-how = 请在手机上点「登录」。
login-page-up = 微信登录好了
login-page-up-how = 从{ $since }起在用，这一页可以关了。
login-page-down = 微信断开了
login-page-down-how = 正在重新连，连上了这一页会自己更新。
`;
