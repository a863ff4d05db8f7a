/** Words for the slots of the sentences, written for the benchmarks. Everyday words such as 微信 stand as often as they do in prose. */
export const WORDS: Readonly<Record<string, string>> = {
  town: "青山 临河 南屏 柳林 石桥 双溪 大营 白塔 云岭 东坪 长泾 沙洲 平湖 清源 古渡 望江 松岗 荷塘 龙泉 马坡",
  unit: "市教育局 县水利站 区卫生中心 镇人民政府 街道办事处 市图书馆 农业合作社 港口管理处 第三中学 社区服务站 供电公司 气象台 园林局 交通运输局 民政局 统计局 县档案馆 住建部门 市场监管所 文化馆",
  who: "负责人 工作人员 居民代表 志愿者 驻村干部 一线职工 技术员 老师们 班组长 网格员 专家组 检查组 调研组 施工队 值班人员 学生家长 商户 村民 医护人员 青年团员",
  name: "陈海平 周文静 李志远 王秀兰 赵小川 刘建国 孙雅琴 吴明德 郑春生 冯晓岚 何立新 许家豪 沈月华 韩铁民 曹玉梅 彭子昂 蒋一凡 唐书瑶 谢长河 潘锦程",
  pronoun: "他 她 老人 姑娘 小伙子 母亲 父亲 师傅 那孩子 掌柜 车夫 先生 邻居 大夫 班主任 船家 同伴 二叔 外婆 队长",
  verb: "推进 完善 落实 研究 部署 总结 讨论 检查 整理 核对 改造 维修 建设 扩大 优化 评估 梳理 公布 宣传 安排",
  matter:
    "河道清淤工程 老旧小区改造 秋季招生工作 夏粮收购方案 防汛应急预案 公共交通线路 垃圾分类试点 图书借阅办法 校园食堂管理 农田水利设施 城市绿化规划 养老服务设施 职业技能培训 企业用电保障 食品安全抽检 博物馆开放时间 冬季供暖准备 桥梁检测报告 村级财务公开 旅游标识系统",
  good: "明显 稳步 扎实 有序 逐步 持续 认真 及时 全面 细致 平稳 深入",
  result:
    "群众反映良好 进度符合预期 各项指标稳中有升 存在的问题已经列出清单 下一步将继续跟踪 资金使用情况公开透明 经验值得借鉴 细节还需要推敲 效果要由时间检验 居民的满意度有所提高 年底前可以完成 数据每周更新一次",
  news: "发布会 座谈会 现场会 听证会 论坛 年会 运动会 展览 读书活动 开放日 表彰会 培训班",
  daily:
    "家长在微信里询问上课时间 群里的邻居互相提醒关好门窗 网上的说法并不一致 会员名单贴在活动室门口 资料可以到窗口领取 需要的人请与值班室联系 大家更关注孩子的视力 下载的表格要打印两份 电话里说不清楚 公众号的文章只是参考 他加了一件外套才出门 二维码贴在站牌旁边 服务热线白天有人接听 老会员带着新会员练习 网店的生意渐渐好起来 关注天气的人越来越多",
  scene:
    "雨停了 天色暗下来 风从河面上吹来 院子里很静 灯一盏盏亮了 集市散了 雪落了一夜 火车进了站 茶凉了 月亮升到树梢 炉火正旺 街上空无一人 桂花开了 鸟叫声远远传来 船靠了岸 钟敲了十下",
  act: "没有说话 点了点头 把信折好放进怀里 推开窗户 慢慢走下台阶 抬头看了一眼 笑着摆了摆手 从抽屉里取出账本 坐在门槛上抽烟 把孩子抱起来 望着远处的山 收起雨伞 咳嗽了两声 转身进了里屋 给炉子添了一块炭 把碗轻轻放下",
  thing:
    "一封旧信 半块月饼 那把铜钥匙 一张发黄的照片 几本课本 一盏油灯 两匹布 一只木箱 半袋米 一串念珠 旧棉袄 一幅没画完的画",
  lesson:
    "分数的加减法 光的折射 古诗的意象 地图的比例尺 植物的呼吸作用 一元一次方程 文言虚词 力的平衡 化学方程式的配平 统计图表 圆的面积 段落大意",
  teach:
    "先复习上节课的内容 再请两名同学到黑板前演算 引导学生自己得出结论 用生活中的例子说明 把易错的地方圈出来 分小组讨论五分钟 最后归纳要点 课后完成练习册 结合图示讲解 让学生说出理由 对照课本检查答案 留出时间提问",
  because:
    "由于前期准备充分 考虑到实际情况 在各方支持下 经过反复论证 从目前的情况看 按照原定计划 受连日降雨影响 在总结经验的基础上 为了方便居民办事 根据调查结果",
};

/** Sentences of four kinds of prose, with slots in braces. */
export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  official: [
    "{month}月{day}日，{town}{unit}{verb}{matter}，{who}参加了会议",
    "{because}，{unit}{good}{verb}{matter}，{result}",
    "会议指出，要{good}{verb}{matter}，同时{verb}{matter}",
    "全年共{verb}{n}项任务，其中{matter}完成率达到百分之{percent}，{result}",
    "{unit}要求{who}{good}{verb}{matter}，并于{month}月底前报送材料",
    "{town}今年投入资金{n}万元，用于{matter}和{matter}",
    "对{matter}中发现的问题，{who}提出了{few}条意见，{result}",
    "{because}，{matter}由{unit}牵头，{daily}",
  ],
  news: [
    "记者从{town}{unit}了解到，{matter}将于{month}月{day}日开始，{daily}",
    "“{daily}，”{unit}{who}{name}说，“{result}。”",
    "{town}第{few}届{news}昨天举行，{n}名{who}到场，{daily}",
    "据{unit}介绍，{matter}覆盖{n}户居民，{result}",
    "{name}告诉记者，{because}，{matter}比去年{good}了许多",
    "{scene}，{town}的{who}仍在{verb}{matter}",
    "截至{month}月{day}日，{matter}已经完成百分之{percent}，{daily}",
  ],
  novel: [
    "{scene}，{name}{act}",
    "{pronoun}{act}，手里还拿着{thing}",
    "“{scene}，”{pronoun}低声说，“你把{thing}收好。”",
    "{name}想起那年在{town}，{scene}，{pronoun}把{thing}留给了他",
    "{pronoun}{act}，{scene}，谁也没有再提{thing}的事",
    "到了第{few}天，{name}才知道{thing}不见了，{pronoun}却{act}",
    "{town}的人都说，{name}走的时候{scene}，只带了{thing}",
    "{daily}，{name}听了，{act}",
  ],
  lesson: [
    "本节课的内容是{lesson}，{teach}，{teach}",
    "例{few}：某校有学生{n}人，其中百分之{percent}参加了{news}，求人数各是多少",
    "讲到{lesson}时，教师{teach}，然后{teach}",
    "学生容易把{lesson}与{lesson}混淆，{teach}",
    "板书设计：第{few}课，{lesson}，{teach}",
    "{name}老师认为，{lesson}是本单元的重点，{daily}",
    "练习{few}，阅读下面的句子：“{scene}，{pronoun}{act}。”说说它的作用",
  ],
};

/** What makes a text dirty: promos, paid markers and masks, written for the benchmarks. */
export const DIRT: readonly string[] = [
  "更多精品资料请加微信 bench{n}xy 免费领取，长按识别下方二维码进群",
  "本文由某某文秘网整理发布，下载全文请开通VIP会员，客服QQ：{n}88{n}",
  "扫码关注公众号“{town}资料库”，回复关键词“{few}”即可获取完整版",
  "全体D员要认真学习，各级D组织和ZF部门要加强领导",
  "【付费内容开始】{scene}，{name}{act}。【付费内容结束】",
  "【更多资料尽在 www.bench-{few}.com 】",
];
