// What is said when something is late or nobody has said anything for long: to residents, to whoever has it, to those above.

export const lateness = `
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
stance-over = { $number } 现在是「{ $status }」，不用等了。有事直接写给我。
stance-moved = { $number } 答复的日子改到{ $date }了，还没有到。着急就发「催一下」。
staff-stance = { $number } 居民表态：{ $stance }。
    本应{ $date }{ $what }，现在在{ $holder }手上。
staff-stance-merged = { $leading } 并入的{ $number }，居民表态：{ $stance }。
    本应{ $date }{ $what }，现在在{ $holder }手上。
`;
