"""How much: numbers in digits with their units and how they compare."""

from __future__ import annotations

import pytest

from search.gazette.duties import duties
from tests.gazette.duties.made import clause, document, row

# fmt: off
AMOUNTS = [
    ("给予每户不超过30万元的一次性补贴。", "300000 元 ≤"),
    ("达到1.2万亿元，增长6.5%左右。", "1200000000000 元 =|6.5 % ≈"),
    ("新增绿地3,500亩、植树120万株。", "3500 亩 =|1200000 株 ="),
    ("装机容量超过2500万千瓦，线路1200余公里。", "25000000 千瓦 >|1200 公里 >"),
    ("不少于20个工作日，最长不超过60日。", "20 工作日 ≥|60 日 ≤"),
    ("在5个工作日内办结，时限由15个工作日压缩至5个工作日。", "5 工作日 ≤|15 工作日 由|5 工作日 ="),
    ("年龄在60周岁以上、18岁以下的。", "60 周岁 ≥|18 岁 ≤"),
    ("面积80至120平方米，单价5000—8000元/平方米。", "80~120 平方米 =|5000~8000 元/平方米 ="),
    ("每人每月500元，每生每年2000元。", "500 元 =|2000 元 ="),
    ("覆盖率分别达到60%、80%和95%以上。", "60 % ≥|80 % ≥|95 % ≥"),
    ("投资5、10、20亿元的项目。", "500000000 元 =|1000000000 元 =|2000000000 元 ="),
    ("从30％提高到４０％。", "30 % 由|40 % ="),
    ("由2023年的12.5吨下降为10吨。", "12.5 吨 由|10 吨 ="),
    ("不足100人的，低于3%的。", "100 人 <|3 % <"),
    ("注册资本3千万元（含）以上、5百万元以下。", "30000000 元 ≥|5000000 元 ≤"),
    ("建设5000平方米以上的场馆2座，电压110kV，功率50MW。", "5000 平方米 ≥|2 座 =|110 kV =|50 MW ="),
    ("处以1000元以上5000元以下的罚款。", "1000 元 ≥|5000 元 ≤"),
    ("逾100场、近50场、100多场。", "100 场 >|50 场 ≈|100 场 >"),
    ("至多3次，至少2次，满5年。", "3 次 ≤|2 次 ≥|5 年 ≥"),
    ("PM2.5平均浓度降至35微克/立方米以下。", "35 微克/立方米 ≤"),
    ("单位GDP能耗下降3.2%，万元GDP用水量28立方米。", "3.2 % =|28 立方米 ="),
    ("最高给予不超过200万元、最低给予50万元。", "2000000 元 ≤|500000 元 ≥"),
    # none
    ("2024年3月1日，5G、12345热线、330工程、G220、3D打印、A4纸。", ""),
    ("按2∶5∶3或者1:2的比例分担。", ""),
    ("《健康素养66条》、“高校20条”、“6小时通关”、“1+3+N”体系。", ""),
    ("国发〔2023〕16号第3条、附件2、表3、第20期、GB/T 7714。", ""),
    ("电话：0531-66601234，8时30分至17:00。", ""),
    ("2022—2025年，1—6月，2025年6月至9月。", ""),
    ("一、主要指标（6项）", ""),
]
# fmt: on


def written(amounts) -> str:
    return "|".join(
        f"{x.value:f}{f'~{x.upto:f}' if x.upto is not None else ''} {x.unit or '-'} {x.comparison}" for x in amounts
    )


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_how_much(text, expected):
    found = duties(document(clause(text)))["d/1"].amounts
    assert written(found) == expected
    assert all(text[x.span.start].isdigit() for x in found)


def test_a_column_may_hold_the_unit():
    given = row(("指标", "发明专利拥有量"), ("单位", "件"), ("2025年目标", "1.2万"), ("属性", "预期性"))
    assert written(duties(document(given))["d/1"].amounts) == "12000 件 ="


def test_a_name_may_hold_the_unit_of_its_row():
    given = row(("序号", "12"), ("指标", "抽检合格率（%）"), ("2020年", "98"), ("2025年目标", "98.5"))
    assert written(duties(document(given))["d/1"].amounts) == "98 % =|98.5 % ="


def test_a_column_may_hold_the_unit_of_its_numbers():
    given = row(("项目", "一期工程"), ("总投资（万元）", "12,500"), ("面积（平方米）", "800"), ("完成时限", "2024"))
    assert written(duties(document(given))["d/1"].amounts) == "125000000 元 =|800 平方米 ="
