"""Searches to begin with, for each kind of reader. Each finds something in the corpus that we ship (a test asks)."""

EXAMPLES = (
    ("市民", "办事、补贴、收费怎么规定", ("小微企业贷款贴息", "不动产登记", "老旧小区 停电")),
    ("记者", "某项工作谁负责、何时完成", ("揭榜挂帅", "“十四五” 科学素质", "营商环境 年:2023")),
    ("工作人员", "按文号、文种、原句查找", ("济政办发2019第18号", "文种:意见 人才", '"按职责分工负责"')),
)
"""Reader, what they look for, what to type."""

COMPARED = (
    ("人才", "科技", "金融"),
    ("减税 或 降费", "贷款", "补贴"),
    ("文种:意见", "文种:通知"),
)
"""Terms to compare over the years."""
