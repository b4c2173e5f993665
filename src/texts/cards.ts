// What a card in the staff group says: number and category, where, what, and what screening suspects.

export const cards = `
card = { $number } { $category }
    地点：{ $place }
    { $text }
card-files = 附：{ $files }
card-may-be-danger = 可能有人正有危险，请先看这一件。
card-suspicion = 筛查提示：可能是{ $ground }。请人来看，程序不会自己不办。
card-suspicion-part = 筛查提示：有一部分可能是{ $ground }。请人来看，可以部分不办。
card-suspicion-words = 可能办不了的：{ $excluded }
card-doubt = 筛查提示：说不准是不是{ $ground }，照常收下了，请人看一眼。
card-answered = 程序问过居民，居民答：{ $said }
card-insisted = 居民不同意程序的提示，要请人看。
card-review = { $officer }最晚{ $date }告诉居民结果
opinion-accept = { $number } 助手看法（仅供参考）：不像不予登记的事。
opinion-ground = { $number } 助手看法（仅供参考）：像是{ $ground }，办不办由您定。
opinion-category = 类别更像「{ $category }」。
card-contested = 居民不同意{ $officer }上次的决定，请另一位在一个工作日内看完。
card-inquiry = 咨询：问政策、问办法，请照着规定说清楚怎么办。
card-behalf = 替{ $whose }反映，{ $agrees }
card-unclear = 程序问了两次没听懂，请您自己看一遍。
behalf-family = 家里人
behalf-neighbour = 邻居
behalf-other = 别人
behalf-agreed = 本人同意
behalf-not-asked = 还没问过本人
behalf-unsaid = 没说本人同不同意
card-urgent = 紧急，已请对方先打{ $call }。
card-department = 建议：{ $department }
card-latest = 最晚{ $date }告诉居民由谁办
card-reopened = 居民看了第{ $round }次答复，要求再办一次。{ $reason }
card-done = —— { $what }（{ $who }，{ $moment }）
attachments-kept = （另有{ $count }个附件，这个聊天里打不开，可以到工作室看）
attachments-elsewhere = （另有{ $count }个附件在居民那边的聊天里，这里打不开）
`;
