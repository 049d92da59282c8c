"""Two small forms, written as XForms by hand: two groups with a question that depends on another."""

from __future__ import annotations

from sync.model.forms.record import FormRecord

_XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
  <h:head>
    <h:title>参保登记</h:title>
    <model>
      <instance>
        <data id="pension" version="1">
          <person><name/><phone/></person>
          <pay><level/><aid/><card/></pay>
        </data>
      </instance>
      <bind nodeset="/data/person/name" type="string" required="true()"/>
      <bind nodeset="/data/person/phone" type="string"/>
      <bind nodeset="/data/pay/level" type="int" required="true()" constraint=". &gt;= 100"
            jr:constraintMsg="每年最少交 100 元。"/>
      <bind nodeset="/data/pay/aid" type="string" required="true()"/>
      <bind nodeset="/data/pay/card" type="string" relevant="/data/pay/aid = 'yes'" required="true()"/>
    </model>
  </h:head>
  <h:body>
    <group ref="/data/person"><label>本人情况</label>
      <input ref="/data/person/name"><label>姓名？</label></input>
      <input ref="/data/person/phone"><label>手机</label></input>
    </group>
    <group ref="/data/pay"><label>参保信息</label>
      <input ref="/data/pay/level"><label>每年交多少元</label></input>
      <select1 ref="/data/pay/aid"><label>是不是重度残疾人？</label>
        <item><label>是</label><value>yes</value></item>
        <item><label>不是</label><value>no</value></item>
      </select1>
      <input ref="/data/pay/card"><label>残疾证号</label></input>
    </group>
  </h:body>
</h:html>
"""

PENSION = FormRecord(id="pension", version="v1", title="参保登记", xform=_XFORM)


def fill(filling: object, level: int = 500) -> None:
    """Answer what must be answered."""
    for path, value in (("/data/person/name", "张示例"), ("/data/pay/level", level), ("/data/pay/aid", "no")):
        change = filling.answer(path, value)  # type: ignore[attr-defined]
        assert change.accepted, change.problems
