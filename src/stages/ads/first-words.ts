/** Words that an insertion begins with behind text without a stop; the source of a pattern. */
export const FIRST_WORDS = "好书|更多|全文|最新|关注|扫码|手机|网友|需要|点我|点此|喜欢|求[票收推月订]";
