// A year's holidays are published: dates that were told with 「明年怎么放假还没公布」 are confirmed or move.

export const holidays = `
dated = { $number } { $year }年怎么放假公布了，您这件事的日子跟着变。
    原来说{ $from }，现在最晚{ $date }{ $what }。
    工作日还是那么多，您不用做什么。
step-dated = { $moment } 放假安排公布了，改到{ $date }
staff-dated = { $number } { $year }年怎么放假公布了，期限跟着变，工作日数不变。
    原来{ $from }，现在最晚{ $date }{ $what }。
`;
