<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
    <context>
        <name>words</name>
        <message>
            <source>凭回执号</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>With the receipt number</translation>
        </message>
        <message>
            <source>办事人</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>办的事</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Matter</translation>
        </message>
        <message>
            <source>回执单没有生成，请记下回执号，或请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>The receipt sheet could not be made. Please note the receipt number, or ask the helper.</translation>
        </message>
        <message>
            <source>开始计时</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>The clock starts</translation>
        </message>
        <message>
            <source>承诺办结</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Promised by</translation>
        </message>
        <message>
            <source>提交时间</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>正在送出</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Being sent</translation>
        </message>
        <message>
            <source>申请表没有生成，请再按一次，或请帮办员帮忙。申请已经交了，不受影响。</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>The form was not made. Press again, or ask the helper. Your application is in; nothing is lost.</translation>
        </message>
        <message>
            <source>窗口受理</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Accepted at the counter</translation>
        </message>
        <message>
            <source>联网报送</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Sent online</translation>
        </message>
        <message>
            <source>自动完成</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>By itself</translation>
        </message>
        <message>
            <source>评价没有存成，请再点一次“提交评价”。</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Your rating was not saved. Please press “Send rating” again.</translation>
        </message>
        <message>
            <source>随时查进度</source>
            <extracomment>kiosk/bridge/after_desk.py</extracomment>
            <translation>Check progress any time</translation>
        </message>
        <message>
            <source>委托书没有打出来，请再试一次，或到窗口打。</source>
            <extracomment>kiosk/bridge/authority_desk.py</extracomment>
            <translation>The letter was not printed. Please try again, or have it printed at the window.</translation>
        </message>
        <message>
            <source>正在生成委托书…</source>
            <extracomment>kiosk/bridge/authority_desk.py</extracomment>
            <translation>Making the letter…</translation>
        </message>
        <message>
            <source>没有本人的委托，不能代办。请本人在屏上签名；来不了的，打印委托书拿去签好，按了手印再来办。</source>
            <extracomment>kiosk/bridge/authority_model.py</extracomment>
            <translation>Nothing can be filed for somebody without their letter. Let them sign on the screen; if they cannot come, print the letter, have it signed with a fingerprint and come back.</translation>
        </message>
        <message>
            <source>请先选办事人是代办人的什么人。</source>
            <extracomment>kiosk/bridge/authority_model.py</extracomment>
            <translation>First choose what the applicant is to the agent.</translation>
        </message>
        <message>
            <source>还没有签名。请本人用手指在框里写名字。</source>
            <extracomment>kiosk/bridge/authority_model.py</extracomment>
            <translation>Not signed yet. Let them write their name in the box with a finger.</translation>
        </message>
        <message>
            <source>一件事一次办</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>One event, one form</translation>
        </message>
        <message>
            <source>一共 %1 件事，常办的排在前面</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>%1 in all; what is asked for most comes first</translation>
        </message>
        <message>
            <source>一共 %1 件事，照着顺序办；窗口能一次收齐</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>%1 matters in their order; the counter takes all at once</translation>
        </message>
        <message>
            <source>一共 %1 件事，能在这里办的排在前面</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>%1 in all; those done here come first</translation>
        </message>
        <message>
            <source>一共 %1 件，按一下看要办哪几件事</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>%1 in all; touch one to see its matters</translation>
        </message>
        <message>
            <source>到综合窗口说您要办的是哪一件大事，工作人员一次收齐</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Tell the general counter what it is about; they take all the papers at once</translation>
        </message>
        <message>
            <source>县里的机器还办不了这一件，窗口能办。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>The machines cannot do this one yet; the counter can.</translation>
        </message>
        <message>
            <source>县里的网页暂时连不上。在这台机器上写，断网也收得下，联网后自动送到县里。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>The county's page cannot be reached now. Write on this machine: it keeps it and sends it later.</translation>
        </message>
        <message>
            <source>县里还没有给手机用的网页。在这台机器上说，一样有人办。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>The county has no page for phones yet. Say it on this machine; it is dealt with all the same.</translation>
        </message>
        <message>
            <source>告知单没有生成，请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>The guide sheet could not be made. Please ask the helper.</translation>
        </message>
        <message>
            <source>打 12345</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Call 12345</translation>
        </message>
        <message>
            <source>打 12345，或投意见箱、写留言簿</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Call 12345, or use the suggestion box or the guest book</translation>
        </message>
        <message>
            <source>投意见箱、写留言簿</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Use the suggestion box or the guest book</translation>
        </message>
        <message>
            <source>按“长辈模式”，字会变大</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Press “Large” for larger letters</translation>
        </message>
        <message>
            <source>按办事类别找</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Find by kind</translation>
        </message>
        <message>
            <source>机器上还没有会说普通话的声音。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>There is no voice on this machine yet.</translation>
        </message>
        <message>
            <source>现在断网，扫码打不开</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Offline now: the code cannot be opened</translation>
        </message>
        <message>
            <source>用手机写还没开通</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Writing by phone is not open yet</translation>
        </message>
        <message>
            <source>请帮办员念给您听</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Ask the helper to read it to you</translation>
        </message>
        <message>
            <source>请帮办员替您写</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Ask the helper to write for you</translation>
        </message>
        <message>
            <source>请帮办员替您反映</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Ask the helper to pass it on</translation>
        </message>
        <message>
            <source>请帮办员陪您去</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Ask the helper to go with you</translation>
        </message>
        <message>
            <source>返回，点“自己写”</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Go back and press “Write it yourself”</translation>
        </message>
        <message>
            <source>这一件要到窗口办</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>Counter only</translation>
        </message>
        <message>
            <source>这台机器现在不能朗读</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>This machine cannot read aloud now</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记好。</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>This machine is not enrolled yet.</translation>
        </message>
        <message>
            <source>这里现在还交不上去</source>
            <extracomment>kiosk/bridge/browse_desk.py</extracomment>
            <translation>It cannot be sent from here now</translation>
        </message>
        <message>
            <source>这是工作人员自己的证，请先拿起来，再放办事人的证</source>
            <extracomment>kiosk/bridge/card_desk.py</extracomment>
            <translation>This is the staff member's own card. Take it off first, then lay on the citizen's card</translation>
        </message>
        <message>
            <source>查到了，可以打印了。</source>
            <extracomment>kiosk/bridge/certificate_desk.py</extracomment>
            <translation>It has been found and can be printed.</translation>
        </message>
        <message>
            <source>正在问主管部门，请稍等…</source>
            <extracomment>kiosk/bridge/certificate_desk.py</extracomment>
            <translation>Asking the department, please wait…</translation>
        </message>
        <message>
            <source>没有办成，请再试一次；还不行就请帮办员看看。</source>
            <extracomment>kiosk/bridge/certificate_desk.py</extracomment>
            <translation>It did not work. Please try again, or ask the helper.</translation>
        </message>
        <message>
            <source>现在问不到县里，已经替您排上。过后凭取证号和身份证号，在任何一台机器上取。</source>
            <extracomment>kiosk/bridge/certificate_desk.py</extracomment>
            <translation>The county cannot be reached now. Your request is kept: fetch it later at any machine with the pick-up number and your ID number.</translation>
        </message>
        <message>
            <source>证明没有打出来，请再按一次，或请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/certificate_desk.py</extracomment>
            <translation>The certificate was not printed. Please press again, or ask the helper.</translation>
        </message>
        <message>
            <source>一次性告知</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>All you need, told at once</translation>
        </message>
        <message>
            <source>不想用机器？到 %1 一样能办，不用先上网预约或填表</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Rather not use a machine? Go to %1: no online booking or form is needed first</translation>
        </message>
        <message>
            <source>个人可以办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Individuals</translation>
        </message>
        <message>
            <source>企业、个体工商户等单位可以办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Companies, sole traders and other organisations</translation>
        </message>
        <message>
            <source>免提交</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>No copy needed</translation>
        </message>
        <message>
            <source>全县通办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Anywhere in the county</translation>
        </message>
        <message>
            <source>共 %1 份</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>%1 in all</translation>
        </message>
        <message>
            <source>共 %1 份，%2 份免提交</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>%1 in all, %2 not to be handed in</translation>
        </message>
        <message>
            <source>几天办好</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>How long it takes</translation>
        </message>
        <message>
            <source>办事指南 · %1 · %2</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Guide · %1 · %2</translation>
        </message>
        <message>
            <source>可帮办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Help available</translation>
        </message>
        <message>
            <source>可自助办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Can be done here</translation>
        </message>
        <message>
            <source>在这里填就行</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Filled in here</translation>
        </message>
        <message>
            <source>带原件</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Bring the original</translation>
        </message>
        <message>
            <source>带复印件</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Bring a copy</translation>
        </message>
        <message>
            <source>带照片</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Bring a photo</translation>
        </message>
        <message>
            <source>承诺时限</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Promised time</translation>
        </message>
        <message>
            <source>收费</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Fee</translation>
        </message>
        <message>
            <source>数据共享</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Shared data</translation>
        </message>
        <message>
            <source>有一部分只有中文，帮办员会帮您看。</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>A part of this is in Chinese; a helper will read it with you.</translation>
        </message>
        <message>
            <source>现场填</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Fill in here</translation>
        </message>
        <message>
            <source>电子证照</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>E-licence</translation>
        </message>
        <message>
            <source>系统自动核对</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Checked by the system</translation>
        </message>
        <message>
            <source>系统里有就不用交</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Not needed if it is in the system</translation>
        </message>
        <message>
            <source>综合窗口</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>the general counter</translation>
        </message>
        <message>
            <source>要花钱吗</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Does it cost anything</translation>
        </message>
        <message>
            <source>要跑几次</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Trips</translation>
        </message>
        <message>
            <source>请到窗口办</source>
            <extracomment>kiosk/bridge/discovery_guide.py</extracomment>
            <translation>Counter only</translation>
        </message>
        <message>
            <source>低保・特困</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Allowances</translation>
        </message>
        <message>
            <source>养老・就业</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Pension · work</translation>
        </message>
        <message>
            <source>参保・报销</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Join · claim</translation>
        </message>
        <message>
            <source>您好</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Hello</translation>
        </message>
        <message>
            <source>执照・注销</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Licences</translation>
        </message>
        <message>
            <source>提取・贷款</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Draw · loan</translation>
        </message>
        <message>
            <source>登记・查询</source>
            <extracomment>kiosk/bridge/discovery_home.py</extracomment>
            <translation>Register · search</translation>
        </message>
        <message>
            <source>不会用也不要紧，旁边有人帮</source>
            <extracomment>kiosk/bridge/discovery_idle.py</extracomment>
            <translation>Never used one? There is somebody to help you</translation>
        </message>
        <message>
            <source>家门口就能办事</source>
            <extracomment>kiosk/bridge/discovery_idle.py</extracomment>
            <translation>Public services on your doorstep</translation>
        </message>
        <message>
            <source>两次是同一个人的证。家人的读过了，这次请用您自己的。</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>That was the same card twice. Your relative's is read; now use your own.</translation>
        </message>
        <message>
            <source>每份要交的材料都要选一下怎么交。没带来也不要紧：选“以后再补”，或者“带到窗口”。</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>Please choose for each paper how you hand it in. If you do not have it with you, choose “Later” or “At the window”.</translation>
        </message>
        <message>
            <source>没有办成，您填的都还在。请再试一次；还不行就请帮办员看看。</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>It did not work; nothing you filled in is lost. Please try again, or ask the helper.</translation>
        </message>
        <message>
            <source>知道了</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>All right</translation>
        </message>
        <message>
            <source>证明要本人来打。家里人来不了，请到窗口办。</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>A certificate is printed for the person who is here. For a relative who cannot come, please go to the counter.</translation>
        </message>
        <message>
            <source>还有材料没有选</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>Some papers are still to be chosen</translation>
        </message>
        <message>
            <source>这件事现在不能在这里办</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>This cannot be done here now</translation>
        </message>
        <message>
            <source>这份草稿没有打开</source>
            <extracomment>kiosk/bridge/filing_desk.py</extracomment>
            <translation>This draft was not opened</translation>
        </message>
        <message>
            <source>上次填的还在</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>What you filled in last time is still here</translation>
        </message>
        <message>
            <source>不办了，回首页</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>No, back to the home page</translation>
        </message>
        <message>
            <source>不用换</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>No, thank you</translation>
        </message>
        <message>
            <source>办事人授权您来办，您签的名代表您。</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>The applicant has asked you to do this; you sign for yourself.</translation>
        </message>
        <message>
            <source>办事人是您的什么人？</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Who is the applicant to you?</translation>
        </message>
        <message>
            <source>大字版一次只问一题，慢慢来。</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>With large type there is one question at a time. Take your time.</translation>
        </message>
        <message>
            <source>换成大字</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Use large type</translation>
        </message>
        <message>
            <source>接着填</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Go on</translation>
        </message>
        <message>
            <source>要不要换成大字？</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Would you like large type?</translation>
        </message>
        <message>
            <source>还要再办一件</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Yes, another one</translation>
        </message>
        <message>
            <source>这件事您刚办过</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>You have just done this</translation>
        </message>
        <message>
            <source>重新填</source>
            <extracomment>kiosk/bridge/filing_questions.py</extracomment>
            <translation>Start afresh</translation>
        </message>
        <message>
            <source>填写信息</source>
            <extracomment>kiosk/bridge/flow_model.py</extracomment>
            <translation>Fill in</translation>
        </message>
        <message>
            <source>备材料</source>
            <extracomment>kiosk/bridge/flow_model.py</extracomment>
            <translation>Papers</translation>
        </message>
        <message>
            <source>完成</source>
            <extracomment>kiosk/bridge/flow_model.py</extracomment>
            <translation>Done</translation>
        </message>
        <message>
            <source>核验身份</source>
            <extracomment>kiosk/bridge/flow_model.py</extracomment>
            <translation>Who you are</translation>
        </message>
        <message>
            <source>确认签名</source>
            <extracomment>kiosk/bridge/flow_model.py</extracomment>
            <translation>Check, sign</translation>
        </message>
        <message>
            <source>先不撤</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>撤回</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>撤回以后窗口就不办了，要办得重新交。</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>The counter then stops; to go on you would have to file it again.</translation>
        </message>
        <message>
            <source>撤回申请已经存好，联网后自动送到窗口</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Your withdrawal is saved and goes to the counter by itself</translation>
        </message>
        <message>
            <source>没有交上去，您写的还在，请再试一次；还不行就请帮办员看看。</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Not sent. What you wrote is still here; please try again, or ask the helper.</translation>
        </message>
        <message>
            <source>现在没有要您补的材料</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Nothing more is asked of you at present</translation>
        </message>
        <message>
            <source>真的要撤回这件吗？</source>
            <extracomment>kiosk/bridge/followup_desk.py</extracomment>
            <translation>Really withdraw this case?</translation>
        </message>
        <message>
            <source>不想办了</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>I no longer want it</translation>
        </message>
        <message>
            <source>不说原因</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>I would rather not say</translation>
        </message>
        <message>
            <source>交了纸的</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>Gave the paper</translation>
        </message>
        <message>
            <source>到别处办了</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>Done elsewhere</translation>
        </message>
        <message>
            <source>填错了，要重新办</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>A mistake; I will file again</translation>
        </message>
        <message>
            <source>要补的材料</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>What was asked for</translation>
        </message>
        <message>
            <source>重复交了</source>
            <extracomment>kiosk/bridge/followup_model.py</extracomment>
            <translation>Filed twice</translation>
        </message>
        <message>
            <source>%1（第 %2 个）</source>
            <extracomment>kiosk/bridge/form_model.py</extracomment>
            <translation>%1 (no. %2)</translation>
        </message>
        <message>
            <source>再加一个%1</source>
            <extracomment>kiosk/bridge/form_model.py</extracomment>
            <translation>Add another: %1</translation>
        </message>
        <message>
            <source>加一个%1</source>
            <extracomment>kiosk/bridge/form_model.py</extracomment>
            <translation>Add: %1</translation>
        </message>
        <message>
            <source>放回“%1”</source>
            <extracomment>kiosk/bridge/form_model.py</extracomment>
            <translation>Put back “%1”</translation>
        </message>
        <message>
            <source>第 %1 个</source>
            <extracomment>kiosk/bridge/form_model.py</extracomment>
            <translation>No. %1</translation>
        </message>
        <message>
            <source>从U盘选材料</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>choosing papers from a stick</translation>
        </message>
        <message>
            <source>填姓名、身份证号</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>name and ID number</translation>
        </message>
        <message>
            <source>填表</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>the form</translation>
        </message>
        <message>
            <source>打证明</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>Printing a certificate</translation>
        </message>
        <message>
            <source>找事项</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>finding a matter</translation>
        </message>
        <message>
            <source>拍材料</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>photographing papers</translation>
        </message>
        <message>
            <source>查进度、取草稿等</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>progress and drafts</translation>
        </message>
        <message>
            <source>核对签名</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>checking and signing</translation>
        </message>
        <message>
            <source>没有叫成。%1</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>Nobody could be called. %1</translation>
        </message>
        <message>
            <source>用手机传材料</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>Sending papers by phone</translation>
        </message>
        <message>
            <source>看办事指南</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>a guide</translation>
        </message>
        <message>
            <source>看回执</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>the receipt</translation>
        </message>
        <message>
            <source>看收好的材料</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>looking at what was handed in</translation>
        </message>
        <message>
            <source>首页</source>
            <extracomment>kiosk/bridge/help_desk.py</extracomment>
            <translation>home page</translation>
        </message>
        <message>
            <source>只写了一个字。请照身份证写全，要是没写错就再点一次。</source>
            <extracomment>kiosk/bridge/identify_model.py</extracomment>
            <translation>Only one character. Please write it in full as on the ID card; if it is right, press once more.</translation>
        </message>
        <message>
            <source>少了 %1 位，取件码是 %2 位数字</source>
            <extracomment>kiosk/bridge/identify_model.py</extracomment>
            <translation>%1 missing: the code has %2 digits</translation>
        </message>
        <message>
            <source>笔画太多了，请点“重写”再写一次。</source>
            <extracomment>kiosk/bridge/ink_model.py</extracomment>
            <translation>Too many strokes. Please tap “Again” and write once more.</translation>
        </message>
        <message>
            <source>没有存好，请再试一次；还不行就请帮办员看看。</source>
            <extracomment>kiosk/bridge/material_desk.py</extracomment>
            <translation>It was not saved. Please try again, or ask a helper.</translation>
        </message>
        <message>
            <source>从U盘选</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>From a USB stick</translation>
        </message>
        <message>
            <source>以后再补</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>Later</translation>
        </message>
        <message>
            <source>带到窗口</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>To the counter</translation>
        </message>
        <message>
            <source>现在拍</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>Photograph it now</translation>
        </message>
        <message>
            <source>现场填写</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>Filled in here</translation>
        </message>
        <message>
            <source>用手机传</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>By phone</translation>
        </message>
        <message>
            <source>用电子证照</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>By e-licence</translation>
        </message>
        <message>
            <source>看收好的 %1 页</source>
            <extracomment>kiosk/bridge/materials_model.py</extracomment>
            <translation>See the %1 pages</translation>
        </message>
        <message>
            <source>%1，%2 提交</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>删掉</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Delete</translation>
        </message>
        <message>
            <source>删掉就找不回来了，以后要重新填。</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Once deleted it cannot be brought back; it has to be filled in again.</translation>
        </message>
        <message>
            <source>删掉这份草稿？</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Delete this draft?</translation>
        </message>
        <message>
            <source>取件单没有生成，请记下取件码，或请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>The slip could not be made. Please note the code, or ask the helper.</translation>
        </message>
        <message>
            <source>存的时间</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Saved</translation>
        </message>
        <message>
            <source>没填完，%1 停下的</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Stopped %1</translation>
        </message>
        <message>
            <source>没有找到</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Not found</translation>
        </message>
        <message>
            <source>没有查成</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>The search did not work</translation>
        </message>
        <message>
            <source>没有查成，请再试一次；还不行就请帮办员看看。</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>The search did not work. Please try again, or ask the helper.</translation>
        </message>
        <message>
            <source>留到</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Kept until</translation>
        </message>
        <message>
            <source>留着</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>草稿，%1 存的</source>
            <extracomment>kiosk/bridge/mine_desk.py</extracomment>
            <translation>Draft, %1</translation>
        </message>
        <message>
            <source>效力</source>
            <extracomment>kiosk/bridge/openness_desk.py</extracomment>
            <translation>In force</translation>
        </message>
        <message>
            <source>没有生成，请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/openness_desk.py</extracomment>
            <translation>It could not be made; please ask the helper.</translation>
        </message>
        <message>
            <source>不等了，退出</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Do not wait, leave</translation>
        </message>
        <message>
            <source>不要了，退出</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Leave without it</translation>
        </message>
        <message>
            <source>先不退出</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Stay</translation>
        </message>
        <message>
            <source>取好了，退出</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>I have it, leave</translation>
        </message>
        <message>
            <source>您要的纸还在打</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Your paper is still being printed</translation>
        </message>
        <message>
            <source>您要的纸还没打出来</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Your paper has not come out yet</translation>
        </message>
        <message>
            <source>打好了请拿上再走。现在退出，纸也会接着打出来。</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Please take it with you. If you leave now, it is printed all the same.</translation>
        </message>
        <message>
            <source>现在退出，这张就不打了。</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>If you leave now, it will not be printed.</translation>
        </message>
        <message>
            <source>等纸出来</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Wait for it</translation>
        </message>
        <message>
            <source>纸好了</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>Your paper is ready</translation>
        </message>
        <message>
            <source>这张没有打出来</source>
            <extracomment>kiosk/bridge/paper_ending.py</extracomment>
            <translation>It was not printed</translation>
        </message>
        <message>
            <source>人已经走了，这张没有打。</source>
            <extracomment>kiosk/bridge/papers.py</extracomment>
            <translation>They have left, so it was not printed.</translation>
        </message>
        <message>
            <source>打印机还没有回应，请稍等一会儿，或叫一下工作人员。</source>
            <extracomment>kiosk/bridge/papers.py</extracomment>
            <translation>The printer has not answered yet. Please wait a moment, or ask the staff.</translation>
        </message>
        <message>
            <source>正在准备要打的纸…</source>
            <extracomment>kiosk/bridge/papers.py</extracomment>
            <translation>Preparing your paper…</translation>
        </message>
        <message>
            <source>手机接上了，请在手机上拍照，或者选现成的照片</source>
            <extracomment>kiosk/bridge/phone_model.py</extracomment>
            <translation>Your phone is connected. Take a photo there, or choose one you have.</translation>
        </message>
        <message>
            <source>正在收好，请稍等…</source>
            <extracomment>kiosk/bridge/phone_model.py</extracomment>
            <translation>Being kept, one moment…</translation>
        </message>
        <message>
            <source>正在问县里，请稍等…</source>
            <extracomment>kiosk/bridge/phone_model.py</extracomment>
            <translation>Asking the county, one moment…</translation>
        </message>
        <message>
            <source>请用手机扫这个码</source>
            <extracomment>kiosk/bridge/phone_model.py</extracomment>
            <translation>Please scan this code with your phone</translation>
        </message>
        <message>
            <source>这个码过期了。还要传，请点“换一个码”。</source>
            <extracomment>kiosk/bridge/phone_model.py</extracomment>
            <translation>This code has expired. To send more, touch “New code”.</translation>
        </message>
        <message>
            <source>停电了，机器在用电池</source>
            <extracomment>kiosk/bridge/power_desk.py</extracomment>
            <translation>The power is off; the machine runs on its battery</translation>
        </message>
        <message>
            <source>您填的已经存好。可以接着办，快一点办完；电池用完以前，机器会自己存好再关。</source>
            <extracomment>kiosk/bridge/power_desk.py</extracomment>
            <translation>What you filled in is saved. You may go on, but be quick; before the battery ends the machine saves and stops.</translation>
        </message>
        <message>
            <source>催了。一天一次，明天还可以再催</source>
            <extracomment>kiosk/bridge/progress_desk.py</extracomment>
            <translation>Reminded. Once a day; tomorrow again</translation>
        </message>
        <message>
            <source>窗口</source>
            <extracomment>kiosk/bridge/progress_desk.py</extracomment>
            <translation>the counter</translation>
        </message>
        <message>
            <source>经办人</source>
            <extracomment>kiosk/bridge/progress_desk.py</extracomment>
            <translation>the officer</translation>
        </message>
        <message>
            <source>提醒%1</source>
            <extracomment>kiosk/bridge/progress_model.py</extracomment>
            <translation>Reminds %1</translation>
        </message>
        <message>
            <source>%1，普通话：%2，英语：%3</source>
            <extracomment>kiosk/bridge/qt_reader.py</extracomment>
            <translation>%1; Mandarin: %2; English: %3</translation>
        </message>
        <message>
            <source>无</source>
            <extracomment>kiosk/bridge/qt_reader.py</extracomment>
            <translation>None</translation>
        </message>
        <message>
            <source>朗读引擎“%1”没有启动，请管理员看看声音服务是不是在运行</source>
            <extracomment>kiosk/bridge/qt_reader.py</extracomment>
            <translation>The speech engine “%1” did not start; please check that its service is running</translation>
        </message>
        <message>
            <source>朗读引擎“%1”里没有普通话的声音，请管理员安装，或在 config.toml 的 [speech] 里换一个</source>
            <extracomment>kiosk/bridge/qt_reader.py</extracomment>
            <translation>The speech engine “%1” has no Mandarin voice; please install one, or choose another under [speech] in config.toml</translation>
        </message>
        <message>
            <source>这台机器没有装朗读引擎“%1”，请管理员安装，或在 config.toml 的 [speech] 里换一个</source>
            <extracomment>kiosk/bridge/qt_reader.py</extracomment>
            <translation>This machine has no speech engine “%1”; please install it, or choose another under [speech] in config.toml</translation>
        </message>
        <message>
            <source>朗读的声音没有启动，请管理员看看这台机器</source>
            <extracomment>kiosk/bridge/qt_speaker.py</extracomment>
            <translation>Reading aloud did not start; please have this machine looked at</translation>
        </message>
        <message>
            <source>刚才填过</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>Filled in before</translation>
        </message>
        <message>
            <source>到窗口交</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>At the counter</translation>
        </message>
        <message>
            <source>到窗口签</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>Sign at the counter</translation>
        </message>
        <message>
            <source>已手写签名</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>Signed by hand</translation>
        </message>
        <message>
            <source>按先后点：先点最要紧的</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>Touch them in order, the most important first</translation>
        </message>
        <message>
            <source>看过了，请点一下方框，打上勾</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>When you have read it, please touch the box to tick it</translation>
        </message>
        <message>
            <source>这台机器不拍这一张</source>
            <extracomment>kiosk/bridge/question_model.py</extracomment>
            <translation>This machine does not photograph this one</translation>
        </message>
        <message>
            <source>正在准备字表，请等一等</source>
            <extracomment>kiosk/bridge/rare_model.py</extracomment>
            <translation>Getting the list of characters ready, please wait</translation>
        </message>
        <message>
            <source>请先点一个</source>
            <extracomment>kiosk/bridge/review_model.py</extracomment>
            <translation>Please choose one first</translation>
        </message>
        <message>
            <source>请点一下哪里不好</source>
            <extracomment>kiosk/bridge/review_model.py</extracomment>
            <translation>Choose a reason</translation>
        </message>
        <message>
            <source>不去，接着填</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>No, go on here</translation>
        </message>
        <message>
            <source>去看看</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>Yes, show it</translation>
        </message>
        <message>
            <source>县里还没有给这台机器门牌的清单。要办什么事，请在首页点，或请帮办员帮忙。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>This machine has no list of doorplates yet. Choose on the home page, or ask a helper.</translation>
        </message>
        <message>
            <source>扫到一张取件单</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>A draft slip was scanned</translation>
        </message>
        <message>
            <source>扫到一张取证单</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>A certificate slip was scanned</translation>
        </message>
        <message>
            <source>扫到一张回执单</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>A receipt was scanned</translation>
        </message>
        <message>
            <source>没有打开它。请扫回执单或取件单上的码，或者自己输入号码。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>It was not opened. Scan the code of a receipt or a draft slip, or type the number.</translation>
        </message>
        <message>
            <source>要去取那份证明吗？正在填的这一份会先存着。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>Go and fetch that certificate? What you are filling in is kept.</translation>
        </message>
        <message>
            <source>要去接着填那一份吗？正在填的这一份会先存着。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>Go on with that one? What you are filling in is kept.</translation>
        </message>
        <message>
            <source>要去查它的进度吗？正在填的这一份会先存着。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>See its progress? What you are filling in is kept.</translation>
        </message>
        <message>
            <source>请点“查进度”，输入回执单上的回执号和身份证号码。</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>Touch "Progress" and enter the receipt number and your ID number.</translation>
        </message>
        <message>
            <source>这一件不是在这台机器上办的</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>This was not filed at this machine</translation>
        </message>
        <message>
            <source>这个码这台机器不认识</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>This code is not known here</translation>
        </message>
        <message>
            <source>这是数字门牌的码</source>
            <extracomment>kiosk/bridge/scan_desk.py</extracomment>
            <translation>This is the code of a doorplate</translation>
        </message>
        <message>
            <source>光线够</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>Enough light</translation>
        </message>
        <message>
            <source>四个角都在</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>All four corners</translation>
        </message>
        <message>
            <source>好，不要动，马上就拍</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>Good. Keep it still, it is being taken</translation>
        </message>
        <message>
            <source>您看得清，也可以用</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>If you can read it, you may use it</translation>
        </message>
        <message>
            <source>放稳了</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>Lies still</translation>
        </message>
        <message>
            <source>正在打开镜头，请稍等…</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>Opening the camera, please wait…</translation>
        </message>
        <message>
            <source>看得清，就点“就用这一页”</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>If you can read it, touch “Use this page”</translation>
        </message>
        <message>
            <source>离得够近</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>Near enough</translation>
        </message>
        <message>
            <source>这一页收好了。还有就换下一页，没有就点“拍完了”</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>This page is saved. Lay down the next one, or touch “Done”</translation>
        </message>
        <message>
            <source>镜头现在用不了，请叫一下工作人员，好了会自己恢复。也可以点“返回”，选别的办法交。</source>
            <extracomment>kiosk/bridge/shoot_model.py</extracomment>
            <translation>The camera does not work now. Please call the staff; it comes back by itself once mended. You can also go back and choose another way.</translation>
        </message>
        <message>
            <source>请先点“我保证”</source>
            <extracomment>kiosk/bridge/sign_model.py</extracomment>
            <translation>Please touch “I promise” first</translation>
        </message>
        <message>
            <source>请先签上名字</source>
            <extracomment>kiosk/bridge/sign_model.py</extracomment>
            <translation>Please sign first</translation>
        </message>
        <message>
            <source>存好了，联网后送到管这个事项的部门</source>
            <extracomment>kiosk/bridge/snag_desk.py</extracomment>
            <translation>Kept. It goes to the department in charge when the line is back.</translation>
        </message>
        <message>
            <source>没有记上，请再按一次。</source>
            <extracomment>kiosk/bridge/snag_desk.py</extracomment>
            <translation>It was not recorded. Please press again.</translation>
        </message>
        <message>
            <source>记下了，部门会再答复</source>
            <extracomment>kiosk/bridge/snag_desk.py</extracomment>
            <translation>Recorded. The department will answer again.</translation>
        </message>
        <message>
            <source>记下了：已经解决</source>
            <extracomment>kiosk/bridge/snag_desk.py</extracomment>
            <translation>Recorded: solved</translation>
        </message>
        <message>
            <source>新答复</source>
            <extracomment>kiosk/bridge/snag_model.py</extracomment>
            <translation>New answer</translation>
        </message>
        <message>
            <source>这台机器没有装朗读的声音，请安装 espeak-ng</source>
            <extracomment>kiosk/bridge/speech_model.py</extracomment>
            <translation>This machine has no voice; please install espeak-ng</translation>
        </message>
        <message>
            <source>找我的草稿和办件</source>
            <extracomment>kiosk/bridge/speech_readings.py</extracomment>
            <translation>Find my drafts and cases</translation>
        </message>
        <message>
            <source>查询码</source>
            <extracomment>kiosk/bridge/speech_readings.py</extracomment>
            <translation>Code</translation>
        </message>
        <message>
            <source>请告诉我们您是谁</source>
            <extracomment>kiosk/bridge/speech_readings.py</extracomment>
            <translation>Please tell us who you are</translation>
        </message>
        <message>
            <source>HEIC 照片</source>
            <extracomment>kiosk/bridge/stick_model.py</extracomment>
            <translation>HEIC picture</translation>
        </message>
        <message>
            <source>正在看U盘里有什么，请稍等…</source>
            <extracomment>kiosk/bridge/stick_model.py</extracomment>
            <translation>Looking what is on the stick, please wait…</translation>
        </message>
        <message>
            <source>照片</source>
            <extracomment>kiosk/bridge/stick_model.py</extracomment>
            <translation>Picture</translation>
        </message>
        <message>
            <source>回执单没有打出来，补交的已经存好。凭回执号随时能查。</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>The receipt was not printed; what you supplied is kept. The receipt number finds it at any time.</translation>
        </message>
        <message>
            <source>改天再来补</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>come another day</translation>
        </message>
        <message>
            <source>看过就接着办</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>then they go on</translation>
        </message>
        <message>
            <source>窗口核对</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>The counter checks</translation>
        </message>
        <message>
            <source>还差</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>Still lacking</translation>
        </message>
        <message>
            <source>还差的</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>What still lacks</translation>
        </message>
        <message>
            <source>这次补交</source>
            <extracomment>kiosk/bridge/supplied_desk.py</extracomment>
            <translation>Supplied now</translation>
        </message>
        <message>
            <source>没有删掉</source>
            <extracomment>kiosk/bridge/taken_desk.py</extracomment>
            <translation>It was not deleted</translation>
        </message>
        <message>
            <source>这一页是以前拍的，已经收好</source>
            <extracomment>kiosk/bridge/taken_model.py</extracomment>
            <translation>This page was taken earlier and is saved</translation>
        </message>
        <message>
            <source>这是一份 PDF，已经收好</source>
            <extracomment>kiosk/bridge/taken_model.py</extracomment>
            <translation>This is a PDF, it is saved</translation>
        </message>
        <message>
            <source>没有签上，请再按一次。</source>
            <extracomment>kiosk/bridge/training_desk.py</extracomment>
            <translation>Not signed in, please press again.</translation>
        </message>
        <message>
            <source>签到存好了，联网后送到县里</source>
            <extracomment>kiosk/bridge/training_desk.py</extracomment>
            <translation>Signed in and saved; sent to the county once the line is up</translation>
        </message>
        <message>
            <source>没带身份证</source>
            <extracomment>kiosk/bridge/verify_model.py</extracomment>
            <translation>No card with them</translation>
        </message>
        <message>
            <source>读卡器坏了</source>
            <extracomment>kiosk/bridge/verify_model.py</extracomment>
            <translation>The reader is broken</translation>
        </message>
        <message>
            <source>身份证丢了，正在补</source>
            <extracomment>kiosk/bridge/verify_model.py</extracomment>
            <translation>Card lost, a new one is coming</translation>
        </message>
        <message>
            <source>身份证读不出来</source>
            <extracomment>kiosk/bridge/verify_model.py</extracomment>
            <translation>The card cannot be read</translation>
        </message>
        <message>
            <source>身份证过期了</source>
            <extracomment>kiosk/bridge/verify_model.py</extracomment>
            <translation>The card has expired</translation>
        </message>
        <message>
            <source>“存起来”：给您一个号码，改天来接着填。“不要了”：填的都擦掉。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>“Keep it”: you get a number and go on another day. “Wipe it”: all is deleted.</translation>
        </message>
        <message>
            <source>不交了，退出</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Do not send, leave</translation>
        </message>
        <message>
            <source>不补了，退出</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Give up and leave</translation>
        </message>
        <message>
            <source>不要了，擦掉</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Wipe it</translation>
        </message>
        <message>
            <source>不走，接着填</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Stay, go on</translation>
        </message>
        <message>
            <source>先走，给我留着</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Leave, keep it</translation>
        </message>
        <message>
            <source>删掉草稿，退出</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Delete it and leave</translation>
        </message>
        <message>
            <source>取件单没有生成，请记下取件码</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>No slip was made; please note the code</translation>
        </message>
        <message>
            <source>存草稿</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Save draft</translation>
        </message>
        <message>
            <source>存草稿：给您一个取件码，改天接着办。清空退出：这台机器上什么都不留。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Save draft: you get a code and can go on another day. Clear and leave: nothing stays on this machine.</translation>
        </message>
        <message>
            <source>存起来，改天再填</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>您上次存的还在，还是那个号码，改天来接着填。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>What you kept is still here under the same number; go on another day.</translation>
        </message>
        <message>
            <source>您写的还没有交</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>What you wrote is not sent yet</translation>
        </message>
        <message>
            <source>您填的还没有提交</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>What you filled in is not submitted yet</translation>
        </message>
        <message>
            <source>打印取件单</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Print the slip</translation>
        </message>
        <message>
            <source>接着补</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Go on</translation>
        </message>
        <message>
            <source>正在生成取件单…</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Making the slip…</translation>
        </message>
        <message>
            <source>清空退出</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Clear and leave</translation>
        </message>
        <message>
            <source>现在退出，写的就没有了，这台机器上什么都不留。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>If you leave now it is gone; nothing stays on this machine.</translation>
        </message>
        <message>
            <source>现在退出，收好的和写好的都会擦掉，改天要重新补。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>If you leave now, what you handed in and wrote is wiped, and you start anew another day.</translation>
        </message>
        <message>
            <source>留到 %1。下次在首页点“查进度”，凭取件码和身份证号码接着办。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Kept until %1. Next time press “Progress” on the home page and go on with the code and your ID number.</translation>
        </message>
        <message>
            <source>继续写</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Go on writing</translation>
        </message>
        <message>
            <source>继续办</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Go on</translation>
        </message>
        <message>
            <source>草稿和取件码都还在，改天可以再来接着办。</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Draft and code are still here; you can go on another day.</translation>
        </message>
        <message>
            <source>草稿存好了，取件码 %1 %2</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Draft saved. Your code: %1 %2</translation>
        </message>
        <message>
            <source>草稿没有存成</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>The draft was not saved</translation>
        </message>
        <message>
            <source>补交的还没有交上去</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Nothing has been handed in yet</translation>
        </message>
        <message>
            <source>要走了吗？填的还没交</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Leaving? It is not sent yet</translation>
        </message>
        <message>
            <source>记好了，退出</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Noted, leave</translation>
        </message>
        <message>
            <source>请记下取件码，或打一张取件单。%1</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Please note the code or print a slip. %1</translation>
        </message>
        <message>
            <source>退出，草稿留着</source>
            <extracomment>kiosk/bridge/visit_desk.py</extracomment>
            <translation>Leave, keep the draft</translation>
        </message>
        <message>
            <source>交给专人</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Given to somebody</translation>
        </message>
        <message>
            <source>什么时候答复</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>When you get an answer</translation>
        </message>
        <message>
            <source>关于</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>About</translation>
        </message>
        <message>
            <source>和%1查</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>With the %1</translation>
        </message>
        <message>
            <source>回执号</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Receipt number</translation>
        </message>
        <message>
            <source>在谁手里</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Who has it</translation>
        </message>
        <message>
            <source>您的%1</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Your %1</translation>
        </message>
        <message>
            <source>手机号码</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Mobile number</translation>
        </message>
        <message>
            <source>有人负责</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Somebody is in charge</translation>
        </message>
        <message>
            <source>没有交成，您写的还在，请再点一次“提交”。</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>It was not sent; it is still here. Please press “Submit” again.</translation>
        </message>
        <message>
            <source>答复时间</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Answer by</translation>
        </message>
        <message>
            <source>类别</source>
            <extracomment>kiosk/bridge/voice_desk.py</extracomment>
            <translation>Kind</translation>
        </message>
        <message>
            <source>不留，匿名</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>No, anonymous</translation>
        </message>
        <message>
            <source>不知道可以不写</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Leave it empty if you do not know</translation>
        </message>
        <message>
            <source>凭号码查答复</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Answer by mobile number</translation>
        </message>
        <message>
            <source>凭查询码查答复</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Answer by code</translation>
        </message>
        <message>
            <source>可以写回执号，也可以写办的什么事</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>The receipt number, or what it was about</translation>
        </message>
        <message>
            <source>是哪一件事？</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Which case?</translation>
        </message>
        <message>
            <source>是哪个事项？</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Which matter?</translation>
        </message>
        <message>
            <source>是哪个窗口、哪位工作人员？</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Which counter, which person?</translation>
        </message>
        <message>
            <source>比如：养老保险认证</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>For example: proof of life</translation>
        </message>
        <message>
            <source>留手机号码，不用回电话</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Mobile number, no call back</translation>
        </message>
        <message>
            <source>留手机号码，要回电话</source>
            <extracomment>kiosk/bridge/voice_model.py</extracomment>
            <translation>Mobile number, call me back</translation>
        </message>
        <message>
            <source>12 位数字，如 202603150930</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>12 digits, such as 202603150930</translation>
        </message>
        <message>
            <source>4 位数字，如 0930</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>4 digits, such as 0930</translation>
        </message>
        <message>
            <source>4 位数字，如 1999</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>4 digits, such as 1999</translation>
        </message>
        <message>
            <source>6 位数字，如 202603</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>6 digits, such as 202603</translation>
        </message>
        <message>
            <source>8 位数字，如 19580406</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>8 digits, such as 19580406</translation>
        </message>
        <message>
            <source>还差 %1 位</source>
            <extracomment>kiosk/bridge/wheels_model.py</extracomment>
            <translation>%1 to go</translation>
        </message>
        <message>
            <source>config.toml 里 [devices] 的“%1”读不懂，应写成 uvc:/dev/video0</source>
            <extracomment>kiosk/devices/camera/address.py</extracomment>
            <translation>“%1” under [devices] in config.toml cannot be read; write it as uvc:/dev/video0</translation>
        </message>
        <message>
            <source>找不到%1，请检查插头，插好后会自动恢复</source>
            <extracomment>kiosk/devices/camera/address.py</extracomment>
            <translation>%1 not found; check its plug, it recovers by itself</translation>
        </message>
        <message>
            <source>高拍仪</source>
            <extracomment>kiosk/devices/camera/address.py</extracomment>
            <translation>Document camera</translation>
        </message>
        <message>
            <source>%1出了故障，正在重新打开</source>
            <extracomment>kiosk/devices/camera/document.py</extracomment>
            <translation>%1: a fault; it is being started again</translation>
        </message>
        <message>
            <source>%1没有画面，请拔下插头等 10 秒再插上</source>
            <extracomment>kiosk/devices/camera/document.py</extracomment>
            <translation>%1: no picture; pull out its plug, wait 10 seconds and plug it in again</translation>
        </message>
        <message>
            <source>这张照片太大，这台机器打不开，请换一张小一点的。</source>
            <extracomment>kiosk/devices/camera/jpeg.py</extracomment>
            <translation>This photo is too large for this machine. Please choose a smaller one.</translation>
        </message>
        <message>
            <source>这张照片太小，看不清，请换一张。</source>
            <extracomment>kiosk/devices/camera/jpeg.py</extracomment>
            <translation>This photo is too small to read. Please choose another one.</translation>
        </message>
        <message>
            <source>这张照片打不开，可能没有存完整，请换一张。</source>
            <extracomment>kiosk/devices/camera/jpeg.py</extracomment>
            <translation>This photo cannot be opened, perhaps it was not saved completely. Please choose another one.</translation>
        </message>
        <message>
            <source>太暗了，看不清字。请让灯光照到纸上，身体不要挡光，再拍一次。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>Too dark to read. Please let the light fall on the paper, do not stand in it, and try again.</translation>
        </message>
        <message>
            <source>字拍糊了。请把纸按平，手拿稳，等画面清楚了再拍。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The writing is blurred. Please press the paper flat, keep it still and wait until the picture is clear.</translation>
        </message>
        <message>
            <source>少了右上角，没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The top right corner is missing. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>少了右下角，没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The bottom right corner is missing. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>少了左上角，没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The top left corner is missing. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>少了左下角，没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The bottom left corner is missing. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>没有找到纸。请把整张纸平放在镜头下面，四个角都露出来，下面不要垫白纸。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>No paper was found. Please lay the whole sheet under the camera, with all four corners to be seen and no white paper below it.</translation>
        </message>
        <message>
            <source>纸上有反光，有一块看不见字。请把纸挪一挪，避开灯的正下方，再拍一次。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>Light shines back from the paper and hides some of it. Please move the paper a little, away from the lamp, and try again.</translation>
        </message>
        <message>
            <source>纸上有影子。能看清字就可以用；看不清就让开一点光再拍一次。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>There is a shadow on the paper. If you can read it, it will do; if not, step out of the light and try again.</translation>
        </message>
        <message>
            <source>纸上看不到字，是不是放反了？请翻过来再拍一次。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>Nothing is written on it. Is it upside down? Please turn it over and try again.</translation>
        </message>
        <message>
            <source>纸的上边没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The top edge is cut off. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>纸的下边没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The bottom edge is cut off. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>纸的右边没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The right edge is cut off. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>纸的左边没有拍全。请把整张纸放进画面里，四个角都露出来。</source>
            <extracomment>kiosk/devices/camera/judge.py</extracomment>
            <translation>The left edge is cut off. Please put the whole sheet into the picture, with all four corners to be seen.</translation>
        </message>
        <message>
            <source>%1打不开，可能正被别的程序用着，请断电重启这台机器</source>
            <extracomment>kiosk/devices/camera/source.py</extracomment>
            <translation>%1 cannot be opened; another program may be using it. Restart the machine</translation>
        </message>
        <message>
            <source>%1断开了，请检查插头，插好后会自动恢复</source>
            <extracomment>kiosk/devices/camera/source.py</extracomment>
            <translation>%1 is disconnected; check its plug, it recovers by itself</translation>
        </message>
        <message>
            <source>离得太远，字太小。请把纸放近一点，放到镜头正下方。</source>
            <extracomment>kiosk/devices/camera/watching.py</extracomment>
            <translation>Too far away, the print is too small. Move the paper closer, right under the camera.</translation>
        </message>
        <message>
            <source>请放平，手拿开，不要动。</source>
            <extracomment>kiosk/devices/camera/watching.py</extracomment>
            <translation>Lay it flat, take your hand away and keep it still.</translation>
        </message>
        <message>
            <source>%1没有回应，请拔下插头等 10 秒再插上</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>%1 does not answer. Please type instead.</translation>
        </message>
        <message>
            <source>证件拿早了，还没有读完，请再放一次</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>Taken away too early. Please lay it down again.</translation>
        </message>
        <message>
            <source>读卡器自检没有通过，请断电重启；还不行请联系厂家</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>The card reader failed its own test.</translation>
        </message>
        <message>
            <source>读卡器里的安全模块没有授权，请联系厂家</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>The card reader is not authorised.</translation>
        </message>
        <message>
            <source>身份证读卡器</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>The card reader</translation>
        </message>
        <message>
            <source>这张卡不是身份证，请放身份证</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>This is not an ID card. Please use an ID card.</translation>
        </message>
        <message>
            <source>这张证没有读出来，请单独放平再试；还不行请手动输入</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>The card was not read. Lay it flat, by itself; or type instead.</translation>
        </message>
        <message>
            <source>这张证没有通过真伪验证，请到窗口办</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>This card did not pass the check. Please go to the counter.</translation>
        </message>
        <message>
            <source>这张证里的信息读不全，请改用手动输入</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>The card cannot be read whole. Please type instead.</translation>
        </message>
        <message>
            <source>这种证件机器还不认识，请改用手动输入</source>
            <extracomment>kiosk/devices/idcard/reader.py</extracomment>
            <translation>This kind of card is not known here. Please type instead.</translation>
        </message>
        <message>
            <source>%1不收数据了，请检查有没有缺纸、开盖或卡住</source>
            <extracomment>kiosk/devices/serial_port.py</extracomment>
            <translation>%1 takes no data.</translation>
        </message>
        <message>
            <source>%1断开了，请检查插头和电源，插好后会自动恢复</source>
            <extracomment>kiosk/devices/serial_port.py</extracomment>
            <translation>%1 is disconnected. Please type instead.</translation>
        </message>
        <message>
            <source>config.toml 里 [devices] 的“%1”读不懂，只能加 ?baud=9600 这样的速度</source>
            <extracomment>kiosk/devices/serial_port.py</extracomment>
            <translation>config.toml [devices]: %1 is not an address.</translation>
        </message>
        <message>
            <source>config.toml 里 [devices] 的“%1”读不懂，应写成 serial:/dev/ttyUSB0 或 file:/dev/usb/lp0</source>
            <extracomment>kiosk/devices/serial_port.py</extracomment>
            <translation>config.toml [devices]: %1 is not an address.</translation>
        </message>
        <message>
            <source>找不到%1，请检查插头和电源，插好后会自动恢复</source>
            <extracomment>kiosk/devices/serial_port.py</extracomment>
            <translation>%1 is not there. Please type instead.</translation>
        </message>
        <message>
            <source>这个 PDF 有 %1 页，最多收 %2 页，请分开存。</source>
            <extracomment>kiosk/devices/stick_files/check.py</extracomment>
            <translation>This PDF has %1 pages, at most %2 can be taken. Please save it in parts.</translation>
        </message>
        <message>
            <source>这个 PDF 设了密码，打不开。请去掉密码再存一次。</source>
            <extracomment>kiosk/devices/stick_files/check.py</extracomment>
            <translation>This PDF has a password and cannot be opened. Please save it again without one.</translation>
        </message>
        <message>
            <source>这个 PDF 里带有程序或附件，不能收。请另存成普通的 PDF，或者打印出来到窗口交。</source>
            <extracomment>kiosk/devices/stick_files/check.py</extracomment>
            <translation>This PDF contains scripts or attachments and cannot be taken. Please save it as a plain PDF, or print it and hand it in at the window.</translation>
        </message>
        <message>
            <source>这个文件打不开，可能没有存完整，请换一个。</source>
            <extracomment>kiosk/devices/stick_files/check.py</extracomment>
            <translation>This file cannot be opened, perhaps it was not saved completely. Please choose another one.</translation>
        </message>
        <message>
            <source>%1，共 %2 页</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>%1, %2 page(s)</translation>
        </message>
        <message>
            <source>上一位的打印文件没有删干净，请叫管理员检查存储。</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Papers of the last visit could not be deleted. Please call the administrator.</translation>
        </message>
        <message>
            <source>存储出了问题，回执单没有生成。您的申请不受影响，请记下回执号。</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>The storage failed and the sheet was not made. Your application is safe; please note the receipt number.</translation>
        </message>
        <message>
            <source>已生成</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Made</translation>
        </message>
        <message>
            <source>已生成取件单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Slip made</translation>
        </message>
        <message>
            <source>已生成取证单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Pick-up slip made</translation>
        </message>
        <message>
            <source>已生成告知单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Guide made</translation>
        </message>
        <message>
            <source>已生成回执单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Receipt made</translation>
        </message>
        <message>
            <source>已生成委托书</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Letter made</translation>
        </message>
        <message>
            <source>已生成报告</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Report made</translation>
        </message>
        <message>
            <source>已生成测试页</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Test page made</translation>
        </message>
        <message>
            <source>已生成申请表</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Form made</translation>
        </message>
        <message>
            <source>已生成补交回执单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>The slip for your extra papers has been made</translation>
        </message>
        <message>
            <source>已生成补正告知单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Notice of missing papers made</translation>
        </message>
        <message>
            <source>已生成证明</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Certificate made</translation>
        </message>
        <message>
            <source>已生成进度单</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>Progress sheet made</translation>
        </message>
        <message>
            <source>这台机器没有装打印用的字体，暂时打不了。您的申请不受影响，请记下回执号。</source>
            <extracomment>kiosk/paper/office.py</extracomment>
            <translation>This machine has no font for printing. Your application is safe; please note the receipt number.</translation>
        </message>
        <message>
            <source>不会</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>不是</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>不能</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>不要</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>会</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Yes</translation>
        </message>
        <message>
            <source>否</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>地址</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Address</translation>
        </message>
        <message>
            <source>多了 %1 位</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>%1 too many</translation>
        </message>
        <message>
            <source>是</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Yes</translation>
        </message>
        <message>
            <source>有</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Yes</translation>
        </message>
        <message>
            <source>没有</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>No</translation>
        </message>
        <message>
            <source>能</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Yes</translation>
        </message>
        <message>
            <source>要</source>
            <extracomment>kiosk/services/asking.py</extracomment>
            <translation>Yes</translation>
        </message>
        <message>
            <source>文件没有读完，请看看U盘有没有插好，再选一次。</source>
            <extracomment>kiosk/services/attaching.py</extracomment>
            <translation>The file was not read to its end. Please check the stick and choose again.</translation>
        </message>
        <message>
            <source>这个文件太大，最大 %1 兆，请换一个小一点的。</source>
            <extracomment>kiosk/services/attaching.py</extracomment>
            <translation>This file is too large (at most %1 MB). Please take a smaller one.</translation>
        </message>
        <message>
            <source>这个文件打不开，不是完整的照片或 PDF，请换一个。</source>
            <extracomment>kiosk/services/attaching.py</extracomment>
            <translation>This file is no whole photo or PDF. Please take another.</translation>
        </message>
        <message>
            <source>这种文件收不了，请换成照片（JPG、PNG）或 PDF。</source>
            <extracomment>kiosk/services/attaching.py</extracomment>
            <translation>This kind of file cannot be taken. Please use a photo (JPG, PNG) or PDF.</translation>
        </message>
        <message>
            <source>%1 件事 · %2</source>
            <extracomment>kiosk/services/bundles.py</extracomment>
            <translation>%1 matters · %2</translation>
        </message>
        <message>
            <source>其中 %1 件能在这里办</source>
            <extracomment>kiosk/services/bundles.py</extracomment>
            <translation>%1 of them done here</translation>
        </message>
        <message>
            <source>到窗口办</source>
            <extracomment>kiosk/services/bundles.py</extracomment>
            <translation>at the counter</translation>
        </message>
        <message>
            <source>%1 叫的，已经通知到县里和镇上。请在机器旁边等一等。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>Called at %1; county and township know. Please wait beside the machine.</translation>
        </message>
        <message>
            <source>%1 开始等。%2</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>Waiting since %1. %2</translation>
        </message>
        <message>
            <source>%1 看到了，马上过来。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>%1 has seen it and is coming.</translation>
        </message>
        <message>
            <source>%1（%2）看到了，马上过来。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>%1 (%2) has seen it and is coming.</translation>
        </message>
        <message>
            <source>今天休息，可能没有人值班。急事请打下面的电话。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>Closed today; there may be nobody here. If it is urgent call the number below.</translation>
        </message>
        <message>
            <source>今天没有安排帮办员，请找窗口的工作人员。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>No helper today; please ask the staff at the counter.</translation>
        </message>
        <message>
            <source>机器现在没联网，只能在这里亮着。请招招手，或打下面的电话。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>The machine is offline and can only light up here. Please wave, or call the number below.</translation>
        </message>
        <message>
            <source>现在不是上班时间，可能没有人。上班时间 %1。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>Outside opening hours there may be nobody. Open %1.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，叫不了人。请招招手。</source>
            <extracomment>kiosk/services/calling.py</extracomment>
            <translation>This machine is not enrolled and cannot call. Please wave.</translation>
        </message>
        <message>
            <source>住址里有个字机器显示不出来，后面填表时请改成证上的字。</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>A character of the address cannot be shown; please mend it in the form.</translation>
        </message>
        <message>
            <source>到 %1</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>until %1</translation>
        </message>
        <message>
            <source>号码</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>number</translation>
        </message>
        <message>
            <source>姓名</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>Name</translation>
        </message>
        <message>
            <source>这张证 %1 到期了，可以接着办，请尽快换新证。</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>This card expired on %1. You may go on; please renew it soon.</translation>
        </message>
        <message>
            <source>这张证上的%1对不上，请拿起来重新放一次；还不行请手动输入</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>The %1 on this card does not add up. Lay it down again, or type it.</translation>
        </message>
        <message>
            <source>长期</source>
            <extracomment>kiosk/services/cards.py</extracomment>
            <translation>for good</translation>
        </message>
        <message>
            <source>%1 之前</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Before %1</translation>
        </message>
        <message>
            <source>%1%2 前办结</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>To be finished before %1%2</translation>
        </message>
        <message>
            <source>%1（特别程序的时间不算在内）</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>%1 (time for special procedures not counted)</translation>
        </message>
        <message>
            <source>不用您再跑一趟</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>You need not come again</translation>
        </message>
        <message>
            <source>今天</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>today</translation>
        </message>
        <message>
            <source>保存在本机</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Saved on this machine</translation>
        </message>
        <message>
            <source>凭回执号随时来查</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Come and look any time with the receipt number</translation>
        </message>
        <message>
            <source>办件编号</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Case number</translation>
        </message>
        <message>
            <source>办好后在这里能查到</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>When it is done you can see it here</translation>
        </message>
        <message>
            <source>办结</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Finished</translation>
        </message>
        <message>
            <source>县政务服务，等待受理</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>County service, waiting to be accepted</translation>
        </message>
        <message>
            <source>县里已收到</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>At the county</translation>
        </message>
        <message>
            <source>县里已收到，等窗口受理。受理那天开始算时限。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>The county has it and the counter will accept it. The time limit runs from that day.</translation>
        </message>
        <message>
            <source>县里没有收下</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Not taken by the county</translation>
        </message>
        <message>
            <source>县里没有收下：%1请找帮办员处理</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>The county did not take it: %1 Please ask the helper</translation>
        </message>
        <message>
            <source>县里没有收下：%1请找帮办员处理，您填的内容还在。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>The county did not take it: %1 Please ask the helper. What you filled in is kept.</translation>
        </message>
        <message>
            <source>受理</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>在这台自助终端办的</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Done on this machine</translation>
        </message>
        <message>
            <source>已保存在本机，联网后自动报送。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Saved on this machine; it is sent by itself when connected.</translation>
        </message>
        <message>
            <source>已保存，待报送</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Saved, to be sent</translation>
        </message>
        <message>
            <source>已加密保存，断电也不会丢</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Saved in code; safe even without power</translation>
        </message>
        <message>
            <source>已存好，联网后自动送到窗口</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Saved; goes to the counter by itself</translation>
        </message>
        <message>
            <source>已经办好了。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>It is done.</translation>
        </message>
        <message>
            <source>已经办结，结果是不予办理，原因见下面。有疑问请找帮办员或到窗口问。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>It is finished: the application was refused for the reason below. For questions ask the helper or the counter.</translation>
        </message>
        <message>
            <source>已经送到县里，等窗口受理。受理那天开始算时限。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>It is at the county, to be accepted by the counter. The time limit runs from that day.</translation>
        </message>
        <message>
            <source>已送到县里，待受理</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>At the county, to be accepted</translation>
        </message>
        <message>
            <source>您催了一次</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>You sent a reminder</translation>
        </message>
        <message>
            <source>您申请撤回</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>You asked to withdraw</translation>
        </message>
        <message>
            <source>您补交了材料</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>You supplied papers</translation>
        </message>
        <message>
            <source>您补的材料齐了，已经存好，联网后自动送到窗口，不用再补。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Everything asked for is handed in and stored; it goes to the counter by itself when the line is back. Nothing more to do.</translation>
        </message>
        <message>
            <source>您补的材料齐了，正在送到窗口。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Everything asked for is handed in and is on its way to the counter.</translation>
        </message>
        <message>
            <source>提交申请</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>正在报送县里。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Being sent to the county.</translation>
        </message>
        <message>
            <source>正在走特别程序（如公示、鉴定），这段时间不算在时限里。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>A special procedure (public notice, appraisal) is going on; this time does not count.</translation>
        </message>
        <message>
            <source>正在送到窗口</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>On its way to the counter</translation>
        </message>
        <message>
            <source>正在送到经办人那里</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>On its way to the officer</translation>
        </message>
        <message>
            <source>没有承诺时限</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>No promised time</translation>
        </message>
        <message>
            <source>没有收下</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Not taken</translation>
        </message>
        <message>
            <source>特别程序预计到 %1，之后接着算时限</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Special procedure until about %1; then the time goes on</translation>
        </message>
        <message>
            <source>窗口受理后开始算时限</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Time runs once the counter accepts it</translation>
        </message>
        <message>
            <source>窗口已经受理，正在办理。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>The counter has accepted it and is working on it.</translation>
        </message>
        <message>
            <source>等待中</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>经办人 %1</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Officer: %1</translation>
        </message>
        <message>
            <source>结果 %1 前送达</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Result handed over by %1</translation>
        </message>
        <message>
            <source>结果已经送达。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>The result has been delivered.</translation>
        </message>
        <message>
            <source>联网后自动送出</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Sent when online</translation>
        </message>
        <message>
            <source>联网后自动送到经办人那里</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Goes to the officer when online</translation>
        </message>
        <message>
            <source>请找帮办员处理</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Please ask the helper</translation>
        </message>
        <message>
            <source>请把下面缺的材料补齐。补正的时间不算在时限里。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Please hand in the missing papers below. The time for this does not count.</translation>
        </message>
        <message>
            <source>还在这台机器里</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Still in this machine</translation>
        </message>
        <message>
            <source>还没送到县里，送到再催</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>Not at the county yet; remind later</translation>
        </message>
        <message>
            <source>这件已经撤回。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>This one has been withdrawn.</translation>
        </message>
        <message>
            <source>这件没有受理，原因见下面。有疑问请找帮办员或到窗口问。</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>It was not accepted for the reason below. For questions ask the helper or the counter.</translation>
        </message>
        <message>
            <source>预计 </source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>about </translation>
        </message>
        <message>
            <source>预计 %1</source>
            <extracomment>kiosk/services/case_view.py</extracomment>
            <translation>about %1</translation>
        </message>
        <message>
            <source>县里刚才没有答复。</source>
            <extracomment>kiosk/services/certificates.py</extracomment>
            <translation>The county did not answer just now.</translation>
        </message>
        <message>
            <source>县里刚才没有答复，过一会儿再试一次，取证号一直有效。</source>
            <extracomment>kiosk/services/certificates.py</extracomment>
            <translation>The county did not answer just now. Try again in a while; the pick-up number stays valid.</translation>
        </message>
        <message>
            <source>现在连不上县里，证明取不了。过一会儿再来，取证号一直有效。</source>
            <extracomment>kiosk/services/certificates.py</extracomment>
            <translation>The county cannot be reached now, so the certificate cannot be fetched. Come again in a while; the pick-up number stays valid.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，问不了县里。</source>
            <extracomment>kiosk/services/certificates.py</extracomment>
            <translation>This machine is not enrolled and cannot ask the county.</translation>
        </message>
        <message>
            <source>%1 个工作日</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>%1 working day(s)</translation>
        </message>
        <message>
            <source>%1 分钟</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 天</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>%1 day(s)</translation>
        </message>
        <message>
            <source>%1 秒</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>一二三四五六日</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>MTWTFSS</translation>
        </message>
        <message>
            <source>一分钱不用交</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Nothing to pay</translation>
        </message>
        <message>
            <source>上午好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good morning</translation>
        </message>
        <message>
            <source>下午好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good afternoon</translation>
        </message>
        <message>
            <source>不收费</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>No fee</translation>
        </message>
        <message>
            <source>中午好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good day</translation>
        </message>
        <message>
            <source>今天到期</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>due today</translation>
        </message>
        <message>
            <source>免费</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>No fee</translation>
        </message>
        <message>
            <source>到窗口一次</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Once, to the counter</translation>
        </message>
        <message>
            <source>办完把材料交到窗口</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Then hand the papers in at the counter</translation>
        </message>
        <message>
            <source>在这里就能办完</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>All done here</translation>
        </message>
        <message>
            <source>夜深了</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good evening</translation>
        </message>
        <message>
            <source>就这一次</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Just this once</translation>
        </message>
        <message>
            <source>带齐材料，一次办</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>With all papers, one visit</translation>
        </message>
        <message>
            <source>帮办代办</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>a helper for you</translation>
        </message>
        <message>
            <source>当场办好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>at once</translation>
        </message>
        <message>
            <source>当天办好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Same day</translation>
        </message>
        <message>
            <source>早上好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good morning</translation>
        </message>
        <message>
            <source>晚上好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Good evening</translation>
        </message>
        <message>
            <source>村（社区）便民服务站</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>the village service station</translation>
        </message>
        <message>
            <source>没有法定时限</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>No time limit by law</translation>
        </message>
        <message>
            <source>没有规定时限</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>No time limit set</translation>
        </message>
        <message>
            <source>法定 %1</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>By law: %1</translation>
        </message>
        <message>
            <source>法定即办</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>By law: at once</translation>
        </message>
        <message>
            <source>湖北政务服务网</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>the Hubei government service website</translation>
        </message>
        <message>
            <source>要收费</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>There is a fee</translation>
        </message>
        <message>
            <source>超期 %1 个工作日</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Late by %1 working day(s)</translation>
        </message>
        <message>
            <source>还剩 %1 个工作日</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>Left: %1 working day(s)</translation>
        </message>
        <message>
            <source>这台自助终端</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>this machine</translation>
        </message>
        <message>
            <source>鄂汇办 APP</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>the Ehuiban app</translation>
        </message>
        <message>
            <source>预计当天办好</source>
            <extracomment>kiosk/services/clock_words.py</extracomment>
            <translation>about the same day</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，记不下来。请告诉管理员。</source>
            <extracomment>kiosk/services/deeds.py</extracomment>
            <translation>This machine is not registered with the county yet, so nothing can be recorded. Please tell the administrator.</translation>
        </message>
        <message>
            <source>以后再补，窗口会告诉您怎么补</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Later; the counter will tell you how</translation>
        </message>
        <message>
            <source>免提交，联网后用电子证照核验</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Checked by e-licence when online</translation>
        </message>
        <message>
            <source>免提交，联网后由系统核对</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Checked by the system when online</translation>
        </message>
        <message>
            <source>办完带到窗口</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Taken to the counter afterwards</translation>
        </message>
        <message>
            <source>在这里交好了</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Handed in here</translation>
        </message>
        <message>
            <source>就是您刚填的这张表</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>The form you just filled in</translation>
        </message>
        <message>
            <source>请选一下怎么交</source>
            <extracomment>kiosk/services/draft.py</extracomment>
            <translation>Please choose how to hand it in</translation>
        </message>
        <message>
            <source>县里一时没有回答。过一会儿再按一次“查一查”，也可以到窗口查。</source>
            <extracomment>kiosk/services/elsewhere.py</extracomment>
            <translation>The county gives no answer now. Press “Look up” again later, or ask at the counter.</translation>
        </message>
        <message>
            <source>没有找到这一件。请对着回执，把回执号和身份证号码再看一遍，也可以到窗口查。</source>
            <extracomment>kiosk/services/elsewhere.py</extracomment>
            <translation>Not found. Please check the receipt number and the ID number, or ask at the counter.</translation>
        </message>
        <message>
            <source>这件在别处办的，请打窗口电话催</source>
            <extracomment>kiosk/services/elsewhere.py</extracomment>
            <translation>Done elsewhere: remind by phone</translation>
        </message>
        <message>
            <source>这台机器里没有找到，现在又连不上县里，查不了别处办的。请把两个号码再看一遍，或到窗口查。</source>
            <extracomment>kiosk/services/elsewhere.py</extracomment>
            <translation>Not on this machine, and the county cannot be reached for other places. Please check both numbers, or ask at the counter.</translation>
        </message>
        <message>
            <source>代办要帮办员在场。请帮办员先登录，再提交。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>A helper has to be here to file for somebody. Let the helper sign in first.</translation>
        </message>
        <message>
            <source>填的内容已经不在了，请重新填写。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>What you filled in is gone. Please fill it in again.</translation>
        </message>
        <message>
            <source>委托书只到%1有效，已经过期。请点“办事人”旁边的“改”，让本人再签一张。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>The letter of authority was good until %1 only. Touch “Change” beside the applicant and let them sign a new one.</translation>
        </message>
        <message>
            <source>您在 %1 已经提交过“%2”。同一件事不用交两次，拿着回执号可以去“查进度”看看。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>You submitted “%2” at %1. It need not be handed in twice; look under “Progress” with the receipt number.</translation>
        </message>
        <message>
            <source>有照片没有存好，请到“材料”里删掉重新放一次。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>A photo was not saved. Please delete it under “Papers” and add it again.</translation>
        </message>
        <message>
            <source>没有本人的委托，不能代办。请点“办事人”旁边的“改”，让本人签委托书。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>Nothing can be filed for somebody without their letter. Touch “Change” beside the applicant and let them sign it.</translation>
        </message>
        <message>
            <source>签名以后内容又改过，请核对一遍再签一次名。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>Something was changed after you signed. Please check and sign again.</translation>
        </message>
        <message>
            <source>请先填姓名、身份证号码和手机号码。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>Please fill in name, ID number and mobile number first.</translation>
        </message>
        <message>
            <source>还有材料没有选怎么交，请点“材料”旁边的“改”选一下。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>Choose how to hand in the papers: press “Change” beside “Papers”.</translation>
        </message>
        <message>
            <source>这件事的申请表还没有送到这台机器，请到%1办，一样能办。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>The form for this has not reached this machine yet. Please go to %1: they do the same.</translation>
        </message>
        <message>
            <source>这件事要当面办，请到%1办，不用先上网预约或填表。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>This has to be done in person. Please go to %1; no online booking or form is needed first.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，现在不能提交。请到%1办，一样能办。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>This machine is not enrolled with the county yet and cannot submit. Please go to %1: they do the same.</translation>
        </message>
        <message>
            <source>这台机器还没有收到县里的密钥，现在不能提交。请到%1办，一样能办。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>This machine has no key from the county yet and cannot submit. Please go to %1: they do the same.</translation>
        </message>
        <message>
            <source>这台机器还没有收到县里的资料，现在不能提交。请到%1办，一样能办。</source>
            <extracomment>kiosk/services/filing.py</extracomment>
            <translation>This machine has no data from the county yet and cannot submit. Please go to %1: they do the same.</translation>
        </message>
        <message>
            <source>有照片没有存好，请删掉重新拍一次。</source>
            <extracomment>kiosk/services/followups.py</extracomment>
            <translation>A photo was not saved. Please delete it and take it again.</translation>
        </message>
        <message>
            <source>还有一页正在收好，请等一下再点“提交”。</source>
            <extracomment>kiosk/services/followups.py</extracomment>
            <translation>A page is still being kept. Please wait a moment, then touch “Submit”.</translation>
        </message>
        <message>
            <source>这一件现在不能这样办，请找帮办员或到窗口问。</source>
            <extracomment>kiosk/services/followups.py</extracomment>
            <translation>This cannot be done for this case now. Please ask the helper or the counter.</translation>
        </message>
        <message>
            <source>这一页已经退出了，没有收。请从“查进度”重新打开。</source>
            <extracomment>kiosk/services/followups.py</extracomment>
            <translation>This page was left, nothing was kept. Please open it again from “Progress”.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，办不了。请到窗口办。</source>
            <extracomment>kiosk/services/followups.py</extracomment>
            <translation>This machine is not registered with the county yet. Please go to the counter.</translation>
        </message>
        <message>
            <source>这件事的申请表打不开，今天请到窗口办，一样能办。我们会尽快修好。</source>
            <extracomment>kiosk/services/form_room.py</extracomment>
            <translation>The form for this cannot be opened. Today please go to the counter, which does the same. We mend it as soon as we can.</translation>
        </message>
        <message>
            <source>子女</source>
            <extracomment>kiosk/services/identify.py</extracomment>
            <translation>My child</translation>
        </message>
        <message>
            <source>父母（公婆、岳父母）</source>
            <extracomment>kiosk/services/identify.py</extracomment>
            <translation>My parent (or in-law)</translation>
        </message>
        <message>
            <source>配偶或其他亲属</source>
            <extracomment>kiosk/services/identify.py</extracomment>
            <translation>My spouse or another relative</translation>
        </message>
        <message>
            <source>%1 件</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>%1</translation>
        </message>
        <message>
            <source>已联网</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Online</translation>
        </message>
        <message>
            <source>暂不收新件</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>No new cases</translation>
        </message>
        <message>
            <source>正在报送</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Sending</translation>
        </message>
        <message>
            <source>正在报送 %1</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Sending %1</translation>
        </message>
        <message>
            <source>离线 %1</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Offline %1</translation>
        </message>
        <message>
            <source>离线 %1 · 暂不收新件</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Offline %1 · no new cases</translation>
        </message>
        <message>
            <source>离线 %1 · 请告诉工作人员</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Offline %1 · please tell the staff</translation>
        </message>
        <message>
            <source>离线可办</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Works offline</translation>
        </message>
        <message>
            <source>离线可办 · 联网后自动报送</source>
            <extracomment>kiosk/services/line_watch.py</extracomment>
            <translation>Works offline · sends later</translation>
        </message>
        <message>
            <source>没有找到您的草稿或办件。要和办的时候填的一样；在别的机器上办的，请到那台机器或窗口问。</source>
            <extracomment>kiosk/services/mine.py</extracomment>
            <translation>No draft or case was found. Please give the same as when you applied; if it was done on another machine, ask there or at the counter.</translation>
        </message>
        <message>
            <source>没有找到这份草稿。请对着取件单，把取件码和身份证号码再看一遍。</source>
            <extracomment>kiosk/services/mine.py</extracomment>
            <translation>This draft was not found. Please compare code and ID number with the slip.</translation>
        </message>
        <message>
            <source>输错的次数多了，请过 %1 再试，也可以请帮办员帮您找。</source>
            <extracomment>kiosk/services/mine.py</extracomment>
            <translation>Too many wrong tries. Please try again in %1, or ask the helper.</translation>
        </message>
        <message>
            <source>全部</source>
            <extracomment>kiosk/services/openness.py</extracomment>
            <translation>All</translation>
        </message>
        <message>
            <source>发布日期</source>
            <extracomment>kiosk/services/openness.py</extracomment>
            <translation>Published</translation>
        </message>
        <message>
            <source>发布机构</source>
            <extracomment>kiosk/services/openness.py</extracomment>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>文号</source>
            <extracomment>kiosk/services/openness.py</extracomment>
            <translation>Number</translation>
        </message>
        <message>
            <source>索引号</source>
            <extracomment>kiosk/services/openness.py</extracomment>
            <translation>Index</translation>
        </message>
        <message>
            <source>县里刚才没有答复，手机现在传不了。过一会儿再点一次，也可以点“返回”，选别的办法交。</source>
            <extracomment>kiosk/services/phone_files.py</extracomment>
            <translation>The county did not answer, so a phone cannot send now. Try again in a moment, or touch “Back” and hand it in another way.</translation>
        </message>
        <message>
            <source>手机传来的一个文件不是照片，也不是 PDF，没有收。</source>
            <extracomment>kiosk/services/phone_files.py</extracomment>
            <translation>A file from the phone is neither a photo nor a PDF and was not kept.</translation>
        </message>
        <message>
            <source>手机传来的一个文件打不开，没有收。请在手机上再传一次。</source>
            <extracomment>kiosk/services/phone_files.py</extracomment>
            <translation>A file from the phone cannot be opened and was not kept. Please send it again.</translation>
        </message>
        <message>
            <source>机器现在没联网，手机传不了。联网后再试，也可以点“返回”，选别的办法交。</source>
            <extracomment>kiosk/services/phone_files.py</extracomment>
            <translation>This machine is offline, so a phone cannot send. Try again when it is online, or touch “Back” and hand it in another way.</translation>
        </message>
        <message>
            <source> 第 %1 次打印</source>
            <extracomment>kiosk/services/printing.py</extracomment>
            <translation> print no. %1</translation>
        </message>
        <message>
            <source>打印于 %1（自助终端 %2） %3 %4</source>
            <extracomment>kiosk/services/printing.py</extracomment>
            <translation>Printed at %1 (terminal %2), %3 %4</translation>
        </message>
        <message>
            <source>证件号码</source>
            <extracomment>kiosk/services/printing.py</extracomment>
            <translation>ID number</translation>
        </message>
        <message>
            <source>没有找到这一件。请对着回执，把回执号和身份证号码再看一遍；在别的机器上办的，请到那台机器或窗口查。</source>
            <extracomment>kiosk/services/progress.py</extracomment>
            <translation>Not found. Please check the receipt number and the ID number. If it was done on another machine, look there or ask at the counter.</translation>
        </message>
        <message>
            <source>输错的次数多了，请过 %1 再查，也可以请帮办员帮您查。</source>
            <extracomment>kiosk/services/progress.py</extracomment>
            <translation>Too many wrong tries. Please try again in %1, or ask the helper.</translation>
        </message>
        <message>
            <source>现在连不上县里，问不了。</source>
            <extracomment>kiosk/services/questions.py</extracomment>
            <translation>The county cannot be reached now.</translation>
        </message>
        <message>
            <source>%1 画</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>%1 strokes</translation>
        </message>
        <message>
            <source>带“%1”的字</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Characters with “%1”</translation>
        </message>
        <message>
            <source>按编码找</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>By code point</translation>
        </message>
        <message>
            <source>按读音找</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>By reading</translation>
        </message>
        <message>
            <source>按部首找</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>By radical</translation>
        </message>
        <message>
            <source>是哪一个？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Which one?</translation>
        </message>
        <message>
            <source>是哪个部首？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Which radical?</translation>
        </message>
        <message>
            <source>是这个字吗？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Is it this character?</translation>
        </message>
        <message>
            <source>看 %1 个字</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>See %1 characters</translation>
        </message>
        <message>
            <source>看这个字</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>See this character</translation>
        </message>
        <message>
            <source>编码是几？帮办员能查到</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>What is its code? The helper can find it</translation>
        </message>
        <message>
            <source>编码：U+%1</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Code: U+%1</translation>
        </message>
        <message>
            <source>读 %1</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Read %1</translation>
        </message>
        <message>
            <source>读音：%1</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Reading: %1</translation>
        </message>
        <message>
            <source>这个字打不出来？换个办法找</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>Cannot type a character? Find it another way</translation>
        </message>
        <message>
            <source>这个字（或它的一部分）怎么读？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>How is it (or a part of it) read?</translation>
        </message>
        <message>
            <source>部首以外，还有几画？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>How many strokes besides the radical?</translation>
        </message>
        <message>
            <source>部首有几画？</source>
            <extracomment>kiosk/services/rare.py</extracomment>
            <translation>How many strokes has the radical?</translation>
        </message>
        <message>
            <source>这件事您已经评价过了，谢谢您。</source>
            <extracomment>kiosk/services/reviews.py</extracomment>
            <translation>You have rated this already. Thank you.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，评价暂时送不出去。可以当面告诉窗口。</source>
            <extracomment>kiosk/services/reviews.py</extracomment>
            <translation>This machine is not enrolled yet, so ratings cannot be sent. You can tell the counter in person.</translation>
        </message>
        <message>
            <source>%1请再试一次，或叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>%1 Please try again, or ask the staff.</translation>
        </message>
        <message>
            <source>凭条打印好了，请取走</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Your slip is printed, please take it</translation>
        </message>
        <message>
            <source>出纸口的纸满了，请把纸取走，会接着打。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The output tray is full. Take the paper out and printing goes on.</translation>
        </message>
        <message>
            <source>打印好了，共 %1 页，请取纸</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Printed, %1 page(s). Please take your paper</translation>
        </message>
        <message>
            <source>打印机停住了，请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer has stopped. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机前面还有好几张没打出来，请等一会儿再试，或叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Several sheets are still waiting at the printer. Try again in a while, or ask the staff.</translation>
        </message>
        <message>
            <source>打印机卡纸了，请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Paper is stuck in the printer. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机没有墨粉了，请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer has no toner. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机没有接通，接通了会接着打。请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer is not connected. Printing goes on once it is. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机没有纸了，加了纸会接着打。请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer is out of paper. Printing goes on once there is some. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机的墨粉不多了。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer is low on toner.</translation>
        </message>
        <message>
            <source>打印机的废粉盒满了，请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The waste toner box of the printer is full. Please ask the staff.</translation>
        </message>
        <message>
            <source>打印机的盖子没有关好，关好会接着打。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The cover of the printer is open. Printing goes on once it is shut.</translation>
        </message>
        <message>
            <source>打印机的纸不多了。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer is low on paper.</translation>
        </message>
        <message>
            <source>打印机要修了，请叫一下工作人员。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>The printer needs repair. Please ask the staff.</translation>
        </message>
        <message>
            <source>正在打印凭条…</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Printing your slip…</translation>
        </message>
        <message>
            <source>正在打印，共 %1 页…</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>Printing, %1 page(s)…</translation>
        </message>
        <message>
            <source>这张没有打，已经撤回。</source>
            <extracomment>kiosk/services/sheets.py</extracomment>
            <translation>This sheet was not printed; it has been taken back.</translation>
        </message>
        <message>
            <source>上次填的内容已经不在了，请重新填写。</source>
            <extracomment>kiosk/services/shelf.py</extracomment>
            <translation>What you filled in last time is gone. Please fill it in again.</translation>
        </message>
        <message>
            <source>您在 %1 填到一半，填的内容都还在。</source>
            <extracomment>kiosk/services/shelf.py</extracomment>
            <translation>You filled in half of it at %1; it is all still here.</translation>
        </message>
        <message>
            <source>这份是本人自己填的。代办请从要办的事开始，先写好本人和代办人，机器会问要不要接着填。</source>
            <extracomment>kiosk/services/shelf.py</extracomment>
            <translation>The applicant began this draft alone. To file for them, start from the matter: say who they are and who files. The machine then asks whether to go on with the draft.</translation>
        </message>
        <message>
            <source>这份草稿现在打不开了，请重新填写，或到窗口办。</source>
            <extracomment>kiosk/services/shelf.py</extracomment>
            <translation>This draft cannot be opened any more. Please fill it in again or go to the counter.</translation>
        </message>
        <message>
            <source>这台机器没有高拍仪</source>
            <extracomment>kiosk/services/shooting.py</extracomment>
            <translation>This machine has no document camera</translation>
        </message>
        <message>
            <source>受理当天办好</source>
            <extracomment>kiosk/services/slip.py</extracomment>
            <translation>Done on the day it is accepted</translation>
        </message>
        <message>
            <source>已保存在本机，联网后自动报送</source>
            <extracomment>kiosk/services/slip.py</extracomment>
            <translation>Saved on this machine; sent by itself when connected</translation>
        </message>
        <message>
            <source>已保存，正在报送县里</source>
            <extracomment>kiosk/services/slip.py</extracomment>
            <translation>Saved; being sent to the county</translation>
        </message>
        <message>
            <source>%1 前答复</source>
            <extracomment>kiosk/services/snags.py</extracomment>
            <translation>Answer due by %1</translation>
        </message>
        <message>
            <source>工号 %1 · %2</source>
            <extracomment>kiosk/services/snags.py</extracomment>
            <translation>Staff no. %1 · %2</translation>
        </message>
        <message>
            <source>已存好，联网后送到部门</source>
            <extracomment>kiosk/services/snags.py</extracomment>
            <translation>Kept; goes to the department when the line is back</translation>
        </message>
        <message>
            <source>说了还没解决，等部门再答</source>
            <extracomment>kiosk/services/snags.py</extracomment>
            <translation>Said not solved; waiting for the department</translation>
        </message>
        <message>
            <source>一二三四五六七八九十</source>
            <extracomment>kiosk/services/speech.py</extracomment>
            <translation>1234567890</translation>
        </message>
        <message>
            <source>十</source>
            <extracomment>kiosk/services/speech.py</extracomment>
            <translation>ten</translation>
        </message>
        <message>
            <source>您的信息已读取</source>
            <extracomment>kiosk/services/speech.py</extracomment>
            <translation>Your details have been read</translation>
        </message>
        <message>
            <source>第%1个</source>
            <extracomment>kiosk/services/speech.py</extracomment>
            <translation>Number %1</translation>
        </message>
        <message>
            <source>（请看屏幕）</source>
            <extracomment>kiosk/services/speech.py</extracomment>
            <translation>(see the screen)</translation>
        </message>
        <message>
            <source>%1，今天办什么事？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1. What would you like to do today?</translation>
        </message>
        <message>
            <source>11 位，凭它查答复</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>11 digits; you find the answer with it</translation>
        </message>
        <message>
            <source>11 位，办好了通知您</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>11 digits; we tell you when it is done</translation>
        </message>
        <message>
            <source>18 位，最后一位可能是 X</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>18 characters; the last may be an X</translation>
        </message>
        <message>
            <source>U盘里找到 %1 个文件</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1 files found on the stick</translation>
        </message>
        <message>
            <source>一共 %1 件</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1 in all</translation>
        </message>
        <message>
            <source>一共 %1 份文件</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1 documents</translation>
        </message>
        <message>
            <source>一共 %1 页</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1 pages</translation>
        </message>
        <message>
            <source>不知道是哪一类？按“请人帮忙”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Not sure which? Press “Get help”</translation>
        </message>
        <message>
            <source>不要的可以删，看好了请点“好了”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You can delete what you do not want; then touch “Done”</translation>
        </message>
        <message>
            <source>为什么，写在屏幕上</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The reason is on the screen</translation>
        </message>
        <message>
            <source>也可以到%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Or go to %1</translation>
        </message>
        <message>
            <source>交了的点一下，好了请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Tick what you handed in, then press “Next”</translation>
        </message>
        <message>
            <source>什么人能办：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Who can apply: %1</translation>
        </message>
        <message>
            <source>什么时候、在哪里、是怎么回事，最多 500 个字</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When, where, what happened; at most 500 characters</translation>
        </message>
        <message>
            <source>从U盘选：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>From a USB stick: %1</translation>
        </message>
        <message>
            <source>先选办事人是代办人的什么人，再请本人签委托书</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>First choose what the applicant is to the agent, then let them sign the letter</translation>
        </message>
        <message>
            <source>共 %1 份，都不用您再交</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>%1 in all, none to be handed in</translation>
        </message>
        <message>
            <source>养老</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Pension</translation>
        </message>
        <message>
            <source>写好了，请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When it is written, press “Next”</translation>
        </message>
        <message>
            <source>写好了，请点“写好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When it is written, press “Written, next”</translation>
        </message>
        <message>
            <source>写好了，请点“提交”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When done, press “Submit”</translation>
        </message>
        <message>
            <source>别的事</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Other</translation>
        </message>
        <message>
            <source>别的办法</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Other ways</translation>
        </message>
        <message>
            <source>取件单上的 6 位数字</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The 6 digits on the slip</translation>
        </message>
        <message>
            <source>取件码</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Draft code</translation>
        </message>
        <message>
            <source>取件码是多少？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is your draft code?</translation>
        </message>
        <message>
            <source>取草稿</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Open draft</translation>
        </message>
        <message>
            <source>可以不留姓名和电话</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>No name or number is needed</translation>
        </message>
        <message>
            <source>可以到窗口问一问</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You can ask at the counter</translation>
        </message>
        <message>
            <source>可以打印取证单带走</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You can print the pick-up slip and take it with you</translation>
        </message>
        <message>
            <source>可以选几个。选好了，请点“选好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You can choose several. Then press “Chosen, next”</translation>
        </message>
        <message>
            <source>同意就打勾，再点“填好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Tick if you agree, then press “Done, next”</translation>
        </message>
        <message>
            <source>和身份证上写的一样。信息只用于这次办理</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>As on your ID card. Used for this matter only</translation>
        </message>
        <message>
            <source>回执号写在屏幕上</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The receipt number is on the screen</translation>
        </message>
        <message>
            <source>回执号和查询码写在屏幕上，请收好</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Receipt number and code are on the screen; please keep them</translation>
        </message>
        <message>
            <source>回执号是多少？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is the receipt number?</translation>
        </message>
        <message>
            <source>填好了，请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When done, press “Next”</translation>
        </message>
        <message>
            <source>填好了，请点“填好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When done, press “Done, next”</translation>
        </message>
        <message>
            <source>填好了，请点“提交”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When done, press “Submit”</translation>
        </message>
        <message>
            <source>填好了，请点“查一查”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When done, press “Look up”</translation>
        </message>
        <message>
            <source>好了请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>when done, touch “Next”</translation>
        </message>
        <message>
            <source>已经替您排上</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You are in the queue</translation>
        </message>
        <message>
            <source>帮办员写的，要念给您听过，没错再打勾</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>If the helper wrote it, tick it once it was read to you and is right</translation>
        </message>
        <message>
            <source>帮办员写，您说他写，写好念给您听</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The helper writes what you say and reads it to you</translation>
        </message>
        <message>
            <source>帮办员和电话写在屏幕上</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The helper and the telephone number are on the screen</translation>
        </message>
        <message>
            <source>帮办员核验</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Helper checks</translation>
        </message>
        <message>
            <source>开始办</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Start</translation>
        </message>
        <message>
            <source>开始办理</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Start</translation>
        </message>
        <message>
            <source>念完了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>That is all</translation>
        </message>
        <message>
            <source>怎么说？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>How would you like to say it?</translation>
        </message>
        <message>
            <source>您叫什么名字？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is your name?</translation>
        </message>
        <message>
            <source>您填的写在屏幕上，请看一遍，不对的点“改”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What you filled in is on the screen. Please check it; press “Change” where it is wrong</translation>
        </message>
        <message>
            <source>您已经评价过了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Rated already</translation>
        </message>
        <message>
            <source>您想说什么？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What would you like to say?</translation>
        </message>
        <message>
            <source>您的%1，是关于什么的？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is your %1 about?</translation>
        </message>
        <message>
            <source>您的手机号码？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Your mobile number?</translation>
        </message>
        <message>
            <source>您的草稿和办件</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Your drafts and cases</translation>
        </message>
        <message>
            <source>您的身份证号码？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Your ID number?</translation>
        </message>
        <message>
            <source>您要办什么事？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What would you like to do?</translation>
        </message>
        <message>
            <source>您说的已收好</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What you said is kept</translation>
        </message>
        <message>
            <source>您说，帮办员照原话写</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You speak, the helper writes word for word</translation>
        </message>
        <message>
            <source>想办哪一类？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Which kind of matter?</translation>
        </message>
        <message>
            <source>想办，请点“%1”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>To apply, press “%1”</translation>
        </message>
        <message>
            <source>想评价，请点“评价这次服务”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>To rate it, press “Rate it”</translation>
        </message>
        <message>
            <source>房子土地</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>House, land</translation>
        </message>
        <message>
            <source>所有事项，按类别找</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>All matters, by kind</translation>
        </message>
        <message>
            <source>手机写，扫一扫</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>On your phone: scan</translation>
        </message>
        <message>
            <source>手机号码是多少？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is the mobile number?</translation>
        </message>
        <message>
            <source>打开县里的网页，在手机上写</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>It opens the county's page; write on your phone</translation>
        </message>
        <message>
            <source>打开手机微信的“扫一扫”，对准屏幕上的码</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Scan the code on the screen with WeChat or your phone’s camera</translation>
        </message>
        <message>
            <source>打汉字、拼音或首字母都行</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Type Chinese, pinyin or first letters</translation>
        </message>
        <message>
            <source>找一找</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Search</translation>
        </message>
        <message>
            <source>把纸平放在镜头下面，四个角都露出来</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Lay the paper flat under the camera, all four corners in sight</translation>
        </message>
        <message>
            <source>投诉</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Complaint</translation>
        </message>
        <message>
            <source>招招手，就有人来</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Wave, and somebody comes</translation>
        </message>
        <message>
            <source>按一下就能看</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one to read it</translation>
        </message>
        <message>
            <source>按一下看怎么办</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one to see how it is done</translation>
        </message>
        <message>
            <source>按一下看怎么办，没有您要的，请点“下一页”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one to see how it is done; for more, press “Down”</translation>
        </message>
        <message>
            <source>按一下，看是什么情况</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one to see how it stands</translation>
        </message>
        <message>
            <source>按下面的打印证明，纸从出纸口出来</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Press Print certificate below; the paper comes out of the slot</translation>
        </message>
        <message>
            <source>换个说法试试，或者请帮办员</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Try other words, or ask the helper</translation>
        </message>
        <message>
            <source>接下来：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Next: %1</translation>
        </message>
        <message>
            <source>接着办下一户，或者点“先到这里”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Go on with the next household, or touch “Stop here”</translation>
        </message>
        <message>
            <source>提交好了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>提意见</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Opinion</translation>
        </message>
        <message>
            <source>撤回以后窗口就不办了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The counter then stops</translation>
        </message>
        <message>
            <source>撤回这件，是为什么？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Why do you withdraw it?</translation>
        </message>
        <message>
            <source>收好的：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Handed in here: %1</translation>
        </message>
        <message>
            <source>放稳了会自己拍，也可以点右下角的按钮</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>It is taken by itself once it lies still, or touch the button at the bottom right</translation>
        </message>
        <message>
            <source>政务公开</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Public info</translation>
        </message>
        <message>
            <source>是怎么回事？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What happened?</translation>
        </message>
        <message>
            <source>替家人办</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>For family</translation>
        </message>
        <message>
            <source>有取件码，接着填</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>A draft code: go on with it</translation>
        </message>
        <message>
            <source>有回执号，查办到哪了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>A receipt number: see how far it is</translation>
        </message>
        <message>
            <source>有要说明的，写在这里</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Anything to say? Write it here</translation>
        </message>
        <message>
            <source>材料都齐了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>All papers are there</translation>
        </message>
        <message>
            <source>查答复</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Find an answer</translation>
        </message>
        <message>
            <source>查进度</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Progress</translation>
        </message>
        <message>
            <source>查进度、取草稿</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Progress, drafts</translation>
        </message>
        <message>
            <source>正在查，请稍等</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Looking it up, please wait</translation>
        </message>
        <message>
            <source>每一样下面都写着怎么交，纸质的请交给帮办员或窗口</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Under each stands how to hand it in; give papers to the helper or the counter</translation>
        </message>
        <message>
            <source>没带也能先提交，以后再补，或者带到窗口</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>You can submit without them and hand them in later, or take them to the counter</translation>
        </message>
        <message>
            <source>没有本人的委托，不能代办</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Nothing can be filed for somebody without their letter</translation>
        </message>
        <message>
            <source>没错就签名</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>If it is right, sign</translation>
        </message>
        <message>
            <source>没错的话，请点“填好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>If it is right, press “Done, next”</translation>
        </message>
        <message>
            <source>没错，请点“我保证”，用手指签名，再点“确认提交”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>If it is right, touch “I promise”, sign with your finger, then press “Submit”</translation>
        </message>
        <message>
            <source>点“手写”，可以用手指写字</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Press “Write” to write with your finger</translation>
        </message>
        <message>
            <source>点一个就收好一份</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one to hand it in</translation>
        </message>
        <message>
            <source>点一个就行</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Just touch one</translation>
        </message>
        <message>
            <source>点一个，或者在上面搜一搜</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one, or search above</translation>
        </message>
        <message>
            <source>点一个，或者点“返回”接着填</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one, or press “Back” to go on</translation>
        </message>
        <message>
            <source>点一类，看有哪些事</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch a kind to see its matters</translation>
        </message>
        <message>
            <source>现在：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Now: %1</translation>
        </message>
        <message>
            <source>用手机传：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>From your phone: %1</translation>
        </message>
        <message>
            <source>用手机扫一扫</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Scan with your phone</translation>
        </message>
        <message>
            <source>留言</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Message</translation>
        </message>
        <message>
            <source>看准一个，轻轻按一下就行</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Touch one lightly</translation>
        </message>
        <message>
            <source>看好了，请点“回首页”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When you have read it, press “Home page”</translation>
        </message>
        <message>
            <source>看好了，请点“知道了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When you have read it, press “Understood, next”</translation>
        </message>
        <message>
            <source>看好了，请点“返回”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When you have read it, press “Back”</translation>
        </message>
        <message>
            <source>看病</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Health</translation>
        </message>
        <message>
            <source>答复写在屏幕上</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The answer is on the screen</translation>
        </message>
        <message>
            <source>给服务打分</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Rate a service</translation>
        </message>
        <message>
            <source>自己写，打字或用手指写</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Write it yourself: type, or write with a finger</translation>
        </message>
        <message>
            <source>补交的收好了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Your papers are kept</translation>
        </message>
        <message>
            <source>补贴救助</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Benefits</translation>
        </message>
        <message>
            <source>要不要留手机号码？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Leave a mobile number?</translation>
        </message>
        <message>
            <source>要人过来，请点“叫人过来”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>To call somebody, press “Call somebody”</translation>
        </message>
        <message>
            <source>要准备：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What to bring: %1</translation>
        </message>
        <message>
            <source>要回执单，请点“打印回执单”。办完了，请点“结束办理”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>For a receipt sheet press “Make receipt”. When you are done press “End visit”</translation>
        </message>
        <message>
            <source>要填回执号，和办事人的身份证号码</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Fill in the receipt number and the applicant's ID number</translation>
        </message>
        <message>
            <source>要填：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>To fill in: %1</translation>
        </message>
        <message>
            <source>要接着办，请点“接着填”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>To go on, press “Go on”</translation>
        </message>
        <message>
            <source>要补的，一样一样来</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What was asked for, one by one</translation>
        </message>
        <message>
            <source>记下取证号，过后凭它和身份证号来取</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Note the pick-up number; fetch it later with that and your ID number</translation>
        </message>
        <message>
            <source>证明查到了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>The certificate is ready</translation>
        </message>
        <message>
            <source>请人帮忙</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Get help</translation>
        </message>
        <message>
            <source>请帮办员来帮您</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Ask a helper to come</translation>
        </message>
        <message>
            <source>请拍：%1</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Photograph: %1</translation>
        </message>
        <message>
            <source>请核对，没错就签名</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Please check; if it is right, sign</translation>
        </message>
        <message>
            <source>请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Press “Next”</translation>
        </message>
        <message>
            <source>请点“好了”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Press “Done”</translation>
        </message>
        <message>
            <source>请用手指在框里写名字，写好了，请点“签好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Please write your name in the box with your finger. When it is done, tap “Signed, next”</translation>
        </message>
        <message>
            <source>身份证号码</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>ID number</translation>
        </message>
        <message>
            <source>身份证号码是多少？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>What is the ID number?</translation>
        </message>
        <message>
            <source>还没有答复</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>No answer yet</translation>
        </message>
        <message>
            <source>还要交 %1 份材料</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Still to hand in: %1</translation>
        </message>
        <message>
            <source>这一户办好了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>This household is done</translation>
        </message>
        <message>
            <source>这份证明现在开不了</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>This certificate cannot be issued now</translation>
        </message>
        <message>
            <source>这是一份没交的草稿，填过的都还在</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>This draft is not handed in; what you filled in is kept</translation>
        </message>
        <message>
            <source>这次服务，您满意吗？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Were you satisfied with the service?</translation>
        </message>
        <message>
            <source>这次补哪几样？</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Which ones do you supply?</translation>
        </message>
        <message>
            <source>这里要本人的委托</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>A letter of authority is needed here</translation>
        </message>
        <message>
            <source>选一个，再点“撤回”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Choose one, then press “Withdraw”</translation>
        </message>
        <message>
            <source>选好了，请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When chosen, press “Next”</translation>
        </message>
        <message>
            <source>选好了，请点“选好了，下一题”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When chosen, press “Chosen, next”</translation>
        </message>
        <message>
            <source>选好了，请点右下角的按钮</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When chosen, press the button at the bottom right</translation>
        </message>
        <message>
            <source>选好怎么交，请点“下一步”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Choose how to hand them in, then press “Next”</translation>
        </message>
        <message>
            <source>都传来了，请点右下角的“传好了”</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>When all is sent, touch “All sent” at the lower right</translation>
        </message>
        <message>
            <source>都没带，按姓名找</source>
            <extracomment>kiosk/services/speech_pages.py</extracomment>
            <translation>Neither: find by name</translation>
        </message>
        <message>
            <source>HEIC 照片这里打不开。请在手机上存成 JPG，或者把纸放到这里拍。</source>
            <extracomment>kiosk/services/stick_files.py</extracomment>
            <translation>HEIC pictures cannot be opened here. Save it as JPG, or photograph the paper.</translation>
        </message>
        <message>
            <source>U盘读不出来，请拔下来重新插一次。</source>
            <extracomment>kiosk/services/stick_files.py</extracomment>
            <translation>The USB stick cannot be read. Please pull it out and put it in again.</translation>
        </message>
        <message>
            <source>U盘里没有找到照片（JPG、PNG）或 PDF，请换一个U盘。</source>
            <extracomment>kiosk/services/stick_files.py</extracomment>
            <translation>There are no photos (JPG, PNG) or PDFs on the USB stick. Please try another one.</translation>
        </message>
        <message>
            <source>没有找到U盘。请把U盘插好，等几秒钟再点一次。</source>
            <extracomment>kiosk/services/stick_files.py</extracomment>
            <translation>No USB stick was found. Please put it in, wait a few seconds and tap again.</translation>
        </message>
        <message>
            <source>今天这台机器的回执号用完了，请到窗口办。</source>
            <extracomment>kiosk/services/submission.py</extracomment>
            <translation>This machine has no receipt numbers left today. Please go to the counter.</translation>
        </message>
        <message>
            <source>没有提交成功。%1您填的都还在，可以再试一次，也可以请帮办员或到窗口办。</source>
            <extracomment>kiosk/services/submission.py</extracomment>
            <translation>It was not submitted. %1 What you filled in is kept: try again, ask the helper or go to the counter.</translation>
        </message>
        <message>
            <source>这台机器还没有收到县里的资料，请到窗口办。</source>
            <extracomment>kiosk/services/submission.py</extracomment>
            <translation>This machine has no data from the county yet. Please go to the counter.</translation>
        </message>
        <message>
            <source>这台机器还没有登记，现在不能提交。请叫管理员。</source>
            <extracomment>kiosk/services/submission.py</extracomment>
            <translation>This machine is not enrolled yet and cannot submit. Please call the administrator.</translation>
        </message>
        <message>
            <source>%1 代办</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Filed by %1</translation>
        </message>
        <message>
            <source>%1 份以后再补</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 later</translation>
        </message>
        <message>
            <source>%1 份免提交</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 not to be handed in</translation>
        </message>
        <message>
            <source>%1 份已交好</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 handed in</translation>
        </message>
        <message>
            <source>%1 份已填好</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 filled in</translation>
        </message>
        <message>
            <source>%1 份带到窗口</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 to the counter</translation>
        </message>
        <message>
            <source>%1 份都安排好了</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>All %1 arranged</translation>
        </message>
        <message>
            <source>%1，委托书 %2</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1, letter %2</translation>
        </message>
        <message>
            <source>上门地点</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Place</translation>
        </message>
        <message>
            <source>两人核对过身份</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>checked by two people</translation>
        </message>
        <message>
            <source>代办人</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Agent</translation>
        </message>
        <message>
            <source>填写的内容</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>What you filled in</translation>
        </message>
        <message>
            <source>委托书</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Letter of authority</translation>
        </message>
        <message>
            <source>屏上签名</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>signed on the screen</translation>
        </message>
        <message>
            <source>手机</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>手机 %1 · %2</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Mobile %1 · %2</translation>
        </message>
        <message>
            <source>本人办理</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>in person</translation>
        </message>
        <message>
            <source>材料</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Papers</translation>
        </message>
        <message>
            <source>纸上签名</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>signed on paper</translation>
        </message>
        <message>
            <source>身份以后补核</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>identity to be checked later</translation>
        </message>
        <message>
            <source>身份核验</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>Identity check</translation>
        </message>
        <message>
            <source>还有 %1 份没有选</source>
            <extracomment>kiosk/services/summary.py</extracomment>
            <translation>%1 still to choose</translation>
        </message>
        <message>
            <source>%1：%2 页</source>
            <extracomment>kiosk/services/supplied.py</extracomment>
            <translation>%1: %2 pages</translation>
        </message>
        <message>
            <source>%1：纸质的交给帮办员或窗口</source>
            <extracomment>kiosk/services/supplied.py</extracomment>
            <translation>%1: paper, to the helper or the counter</translation>
        </message>
        <message>
            <source>在这里交了 %1 页</source>
            <extracomment>kiosk/services/supplied.py</extracomment>
            <translation>%1 pages handed in here</translation>
        </message>
        <message>
            <source>已经存好，会自动送到窗口；现在没有网也不要紧，联网后马上送。</source>
            <extracomment>kiosk/services/supplied.py</extracomment>
            <translation>It is kept and goes to the counter by itself; without a line now, it goes as soon as there is one.</translation>
        </message>
        <message>
            <source>您写的说明</source>
            <extracomment>kiosk/services/supplied.py</extracomment>
            <translation>What you wrote</translation>
        </message>
        <message>
            <source>%1 %2 到 %3</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>%1 %2 to %3</translation>
        </message>
        <message>
            <source>今天培训，请签到</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Today: please sign in</translation>
        </message>
        <message>
            <source>培训已经过了，请告诉培训的部门，由他们登记到场。</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>The training is over. Please tell the department that held it; they enter who attended.</translation>
        </message>
        <message>
            <source>将要培训</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Coming up</translation>
        </message>
        <message>
            <source>已取消</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>已签到</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Signed in</translation>
        </message>
        <message>
            <source>已签到，联网后送到县里</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Signed in; sent once the line is up</translation>
        </message>
        <message>
            <source>没有签到</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Not signed in</translation>
        </message>
        <message>
            <source>没有通知您参加这次培训，请看最新的安排。</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>You are not called to this training; please look at the newest plan.</translation>
        </message>
        <message>
            <source>还没有到培训的日子，培训当天才能签到。</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>Not the day of the training yet; one signs in on the day.</translation>
        </message>
        <message>
            <source>这次培训已经取消了，不用签到。</source>
            <extracomment>kiosk/services/trainings.py</extracomment>
            <translation>This training is cancelled, no need to sign in.</translation>
        </message>
        <message>
            <source>%1在修。要用请找窗口的工作人员。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>%1: being repaired. Please ask the staff at the counter.</translation>
        </message>
        <message>
            <source>凭条打印机在修。事照样能办，请记下或拍下回执号。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The receipt printer is being repaired. You can still file; please note or photograph the receipt number.</translation>
        </message>
        <message>
            <source>喇叭在修，读不出声音。屏幕上的字照样能看。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The loudspeaker is being repaired, so nothing is read aloud. All words are on the screen.</translation>
        </message>
        <message>
            <source>打印机在修，纸打不出来。事照样能办，请记下回执号，要纸请到窗口。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The printer is being repaired. You can still file; please note the receipt number, and ask for paper at the counter.</translation>
        </message>
        <message>
            <source>扫码器在修。回执单、取件单上的号码可以自己输。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The code scanner is being repaired. The numbers on receipts and slips can be typed.</translation>
        </message>
        <message>
            <source>整机</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The whole machine</translation>
        </message>
        <message>
            <source>身份证读卡器在修。可以自己输号码，或请帮办员帮忙。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The ID card reader is being repaired. You can type the number, or ask the helper.</translation>
        </message>
        <message>
            <source>这台机器在修，现在办不了事。请到窗口办，工作人员会帮您。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>This machine is being repaired and cannot be used now. Please go to the counter; the staff will help you.</translation>
        </message>
        <message>
            <source>高拍仪在修。材料可以以后再补，或带到窗口交。</source>
            <extracomment>kiosk/services/upkeep.py</extracomment>
            <translation>The document camera is being repaired. You can hand papers in later, or bring them to the counter.</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记，催不了。请到窗口问，或打电话。</source>
            <extracomment>kiosk/services/urging.py</extracomment>
            <translation>This machine is not enrolled and cannot send reminders. Please ask at the counter or by telephone.</translation>
        </message>
        <message>
            <source>%1%2 前答复%3</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Answer before %1%2%3</translation>
        </message>
        <message>
            <source>县里已收到，正在安排人负责。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>The county has it and names somebody to take care of it.</translation>
        </message>
        <message>
            <source>县里正在安排人</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>The county is naming somebody</translation>
        </message>
        <message>
            <source>县里没有收下，请找帮办员处理。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>The county did not take it; please ask the helper.</translation>
        </message>
        <message>
            <source>在这台自助终端说的</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Said on this machine</translation>
        </message>
        <message>
            <source>已存在这台机器里，联网后自动送到县里。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Saved on this machine; it goes to the county when online.</translation>
        </message>
        <message>
            <source>已存好，等联网送出</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Saved, to be sent when online</translation>
        </message>
        <message>
            <source>已经有专人负责，正在核实。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Somebody takes care of it and looks into it.</translation>
        </message>
        <message>
            <source>已经答复，办结了。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Answered and closed.</translation>
        </message>
        <message>
            <source>已经答复，还要复核一遍。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Answered; it is checked once more.</translation>
        </message>
        <message>
            <source>已经送到县里，等着交给专人。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>At the county, to be given to somebody.</translation>
        </message>
        <message>
            <source>已送到县里</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>At the county</translation>
        </message>
        <message>
            <source>提交%1</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Submitted %1</translation>
        </message>
        <message>
            <source>没有找到。请对着回执，把回执号和手机号码（没留电话的是查询码）再看一遍。</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Not found. Please compare the receipt number and the mobile number (or the code) with the receipt.</translation>
        </message>
        <message>
            <source>等县里交给专人</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>Waiting to be given to somebody</translation>
        </message>
        <message>
            <source>送到县里</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>To the county</translation>
        </message>
        <message>
            <source>，已经超期</source>
            <extracomment>kiosk/services/voice_view.py</extracomment>
            <translation>, late</translation>
        </message>
        <message>
            <source>%1您写的没有交上去，还在屏幕上，可以再点一次“提交”。</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>%1 It was not handed in and is still on the screen; press “Submit” again.</translation>
        </message>
        <message>
            <source>今天这台机器的回执号用完了，请投意见箱或打 12345。</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>This machine has no receipt numbers left today. Please use the suggestion box or call 12345.</translation>
        </message>
        <message>
            <source>已存在这台机器里，联网后自动送到县里</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>Saved on this machine; goes to the county when online</translation>
        </message>
        <message>
            <source>帮办员写的要先念给您听。听过没有错，请打勾，再提交。</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>What the helper wrote is read to you first. If it is right, tick it, then submit.</translation>
        </message>
        <message>
            <source>正在送到县里</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>On its way to the county</translation>
        </message>
        <message>
            <source>这台机器还没有在县里登记好，现在交不上去。请打 12345，或投意见箱、写留言簿。</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>This machine is not enrolled yet and cannot send it. Please call 12345, or use the suggestion box or the guest book.</translation>
        </message>
        <message>
            <source>预计 %1 前</source>
            <extracomment>kiosk/services/voices.py</extracomment>
            <translation>before about %1</translation>
        </message>
        <message>
            <source>从 %1 起，每次加 %2</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>From %1 in steps of %2</translation>
        </message>
        <message>
            <source>分</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>minute</translation>
        </message>
        <message>
            <source>年</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>year</translation>
        </message>
        <message>
            <source>年代</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>decade</translation>
        </message>
        <message>
            <source>日</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>day</translation>
        </message>
        <message>
            <source>时</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>hour</translation>
        </message>
        <message>
            <source>明天</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>tomorrow</translation>
        </message>
        <message>
            <source>昨天</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>yesterday</translation>
        </message>
        <message>
            <source>月</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>month</translation>
        </message>
        <message>
            <source>没有这一天，请再看一遍</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>There is no such day; please look again</translation>
        </message>
        <message>
            <source>没有这个时间，请再看一遍</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>There is no such time; please look again</translation>
        </message>
        <message>
            <source>要在 %1 到 %2 之间</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>Between %1 and %2</translation>
        </message>
        <message>
            <source>还没到这一天，请再看一遍</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>This day is still to come; please look again</translation>
        </message>
        <message>
            <source>还没到那时候，请再看一遍</source>
            <extracomment>kiosk/services/wheels.py</extracomment>
            <translation>That time is still to come; please look again</translation>
        </message>
        <message>
            <source>本机的密钥和资料对不上，以前存的草稿打不开。请叫管理员从备份找回密钥，不要删资料文件。</source>
            <extracomment>kiosk/store/sqlite.py</extracomment>
            <translation>The machine's key does not fit its data; saved drafts cannot be opened. The administrator has to bring the key back from the backup and must not delete the data.</translation>
        </message>
        <message>
            <source>本机资料是更新版本的软件写的，这个版本读不懂。请先升级软件，资料都还在。</source>
            <extracomment>kiosk/store/sqlite.py</extracomment>
            <translation>The data was written by a newer version of the program. Please update the program first; nothing is lost.</translation>
        </message>
        <message>
            <source>受托人：%1，证件号码 %2。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>Agent: %1, ID number %2.</translation>
        </message>
        <message>
            <source>委托书上的签名和内容对不上，请向本人核实。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>The signature does not belong to the words of the letter. Please ask the person.</translation>
        </message>
        <message>
            <source>委托书写的人或事项和这个办件对不上，请核对。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>The letter names other people or another matter. Please check.</translation>
        </message>
        <message>
            <source>委托书只到 %1 有效，提交时已经过期，请让本人重新委托。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>The letter of authority was good until %1 only: out of date when it was filed. Ask for a new one.</translation>
        </message>
        <message>
            <source>委托书用的是县里的程序还不认识的文本，请对着委托书上的人、事项和期限核对。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>This authorization uses a text the county’s system does not know yet. Please check the people, the service and the dates against it.</translation>
        </message>
        <message>
            <source>委托书编号是 %1 位数字，印在委托书右上角。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>The number of the letter has %1 digits and stands at its top right.</translation>
        </message>
        <message>
            <source>委托人因本人不便到场，委托受托人代为办理“%1”：代为填写申请、提交和补交材料、签收文书、查询进度、领取结果。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>The principal cannot come and authorises the agent to handle “%1”: to fill in and submit the application, to hand in papers now and later, to sign for documents, ask for progress and collect the result.</translation>
        </message>
        <message>
            <source>委托人：%1，证件号码 %2。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>Principal: %1, ID number %2.</translation>
        </message>
        <message>
            <source>有委托书，但没有写代办人，请核对。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>There is a letter but no agent. Please check.</translation>
        </message>
        <message>
            <source>服务对象（帮办员、村干部代办）</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>Served by a helper or village official</translation>
        </message>
        <message>
            <source>编号有一位不对，请对着委托书再看一遍。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>One digit is wrong. Please look at the letter again.</translation>
        </message>
        <message>
            <source>这张委托书过期了，请重新打一张，让本人签好。</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>This letter has expired. Print a new one and have it signed.</translation>
        </message>
        <message>
            <source>邻居、同村</source>
            <extracomment>sync/model/authority.py</extracomment>
            <translation>Neighbour, same village</translation>
        </message>
        <message>
            <source>国务院办公厅关于2026年部分节假日安排的通知</source>
            <extracomment>sync/model/calendar.py</extracomment>
            <translation>State Council notice on public holidays in 2026</translation>
        </message>
        <message>
            <source>不予受理</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Not accepted</translation>
        </message>
        <message>
            <source>办理中</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>In progress</translation>
        </message>
        <message>
            <source>已办结</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Finished</translation>
        </message>
        <message>
            <source>已办结（不予）</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Finished (refused)</translation>
        </message>
        <message>
            <source>已撤回</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>已收件，待受理</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Received, to be accepted</translation>
        </message>
        <message>
            <source>已送达</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Delivered</translation>
        </message>
        <message>
            <source>特别程序中</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Special procedure</translation>
        </message>
        <message>
            <source>请补正</source>
            <extracomment>sync/model/case.py</extracomment>
            <translation>Please complete</translation>
        </message>
        <message>
            <source>两峪乡</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Liangyu Township</translation>
        </message>
        <message>
            <source>保康县</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Baokang County</translation>
        </message>
        <message>
            <source>后坪镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Houping Town</translation>
        </message>
        <message>
            <source>城关镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Chengguan Town</translation>
        </message>
        <message>
            <source>寺坪镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Siping Town</translation>
        </message>
        <message>
            <source>店垭镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Dianya Town</translation>
        </message>
        <message>
            <source>歇马镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Xiema Town</translation>
        </message>
        <message>
            <source>过渡湾镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Guoduwan Town</translation>
        </message>
        <message>
            <source>马桥镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Maqiao Town</translation>
        </message>
        <message>
            <source>马良镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Maliang Town</translation>
        </message>
        <message>
            <source>黄堡镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Huangbao Town</translation>
        </message>
        <message>
            <source>龙坪镇</source>
            <extracomment>sync/model/division.py</extracomment>
            <translation>Longping Town</translation>
        </message>
        <message>
            <source>最多写 %1 个字，现在多了 %2 个字。</source>
            <extracomment>sync/model/followup.py</extracomment>
            <translation>At most %1 characters; %2 too many.</translation>
        </message>
        <message>
            <source>还没有补任何材料，请至少补一样再提交。</source>
            <extracomment>sync/model/followup.py</extracomment>
            <translation>Nothing has been added yet. Please add at least one paper.</translation>
        </message>
        <message>
            <source>最多填 %1 份</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>At most %1</translation>
        </message>
        <message>
            <source>没有这个选项，请重新选</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>There is no such choice. Please choose again</translation>
        </message>
        <message>
            <source>表里没有这一项</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>The form has no such item</translation>
        </message>
        <message>
            <source>这一项不用填，也不能改</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>This is filled in already and cannot be changed</translation>
        </message>
        <message>
            <source>这张表的算式停不下来，请找工作人员</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>A sum in this form does not end. Please ask the staff</translation>
        </message>
        <message>
            <source>这里的份数由前面的回答决定</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>How many there are follows from the answers before</translation>
        </message>
        <message>
            <source>这里要写份数</source>
            <extracomment>sync/model/forms/filling.py</extracomment>
            <translation>Write how many</translation>
        </message>
        <message>
            <source>位置应写成“纬度 经度”</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Write the place as “latitude longitude”</translation>
        </message>
        <message>
            <source>只能选一项</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Choose only one</translation>
        </message>
        <message>
            <source>字太多了（%1 个字），最多 %2 个字</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Too long (%1 characters); at most %2</translation>
        </message>
        <message>
            <source>数字太大了</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>The number is too large</translation>
        </message>
        <message>
            <source>数字太长了</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>The number is too long</translation>
        </message>
        <message>
            <source>日期和时间不对，例如 2026-01-05T09:30</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Date and time are not right; write for example 2026-01-05T09:30</translation>
        </message>
        <message>
            <source>时间不对，请按“时:分”填写，例如 09:30</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>The time is not right; write hours:minutes, for example 09:30</translation>
        </message>
        <message>
            <source>材料的编号不对，请重新拍一次</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>The paper's number is not right. Please photograph it again</translation>
        </message>
        <message>
            <source>没有这一天，请按“年-月-日”填写，例如 2026-01-05</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>There is no such day; write year-month-day, for example 2026-01-05</translation>
        </message>
        <message>
            <source>签名没有存好，请重新签一次</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>The signature was not saved properly. Please sign again</translation>
        </message>
        <message>
            <source>纬度在 -90 到 90 之间，经度在 -180 到 180 之间</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Latitude is between -90 and 90, longitude between -180 and 180</translation>
        </message>
        <message>
            <source>请填数字</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Please give a number</translation>
        </message>
        <message>
            <source>请填数字，例如 12 或 12.5</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Please give a number, such as 12 or 12.5</translation>
        </message>
        <message>
            <source>请填整数，不带小数点</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Please give a whole number</translation>
        </message>
        <message>
            <source>这里填的内容格式不对</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>This is not written in the right way</translation>
        </message>
        <message>
            <source>这里要填文字</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Please write words here</translation>
        </message>
        <message>
            <source>这里要选若干项</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>Please choose one or more here</translation>
        </message>
        <message>
            <source>选项不对，请重新选</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>This is not one of the choices. Please choose again</translation>
        </message>
        <message>
            <source>里面有不能保存的字符，请重新填写</source>
            <extracomment>sync/model/forms/lexical.py</extracomment>
            <translation>It has characters that cannot be saved. Please write it again</translation>
        </message>
        <message>
            <source>原来选的这一项现在没有了，请重新选</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>What you chose is not offered any more. Please choose again</translation>
        </message>
        <message>
            <source>有的选项现在没有了，请重新选</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Some of your choices are not offered any more. Please choose again</translation>
        </message>
        <message>
            <source>请从 %1 起，每次加 %2</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Start at %1 in steps of %2</translation>
        </message>
        <message>
            <source>请填 %1 到 %2 之间的数</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please give a number from %1 to %2</translation>
        </message>
        <message>
            <source>请填写</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please fill this in</translation>
        </message>
        <message>
            <source>请把每一项都排上</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please put every item in order</translation>
        </message>
        <message>
            <source>请拍照或放上材料</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please photograph or add the paper</translation>
        </message>
        <message>
            <source>请排好先后</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please put them in order</translation>
        </message>
        <message>
            <source>请确认</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please confirm</translation>
        </message>
        <message>
            <source>请签名</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please sign</translation>
        </message>
        <message>
            <source>请至少选一项</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please choose at least one</translation>
        </message>
        <message>
            <source>请选一项</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please choose one</translation>
        </message>
        <message>
            <source>请选日期</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please choose a date</translation>
        </message>
        <message>
            <source>请选时间</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>Please choose a time</translation>
        </message>
        <message>
            <source>这里填得不对，请再看一看</source>
            <extracomment>sync/model/forms/review.py</extracomment>
            <translation>This is not right. Please look again</translation>
        </message>
        <message>
            <source>已确认</source>
            <extracomment>sync/model/forms/show.py</extracomment>
            <translation>Confirmed</translation>
        </message>
        <message>
            <source>已附上</source>
            <extracomment>sync/model/forms/show.py</extracomment>
            <translation>Attached</translation>
        </message>
        <message>
            <source>专管员交接</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Keeper handover</translation>
        </message>
        <message>
            <source>修好</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Repaired</translation>
        </message>
        <message>
            <source>关机检查</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Closing check</translation>
        </message>
        <message>
            <source>发现故障</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Fault found</translation>
        </message>
        <message>
            <source>开机检查</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Opening check</translation>
        </message>
        <message>
            <source>张贴故障告示</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Fault notice put up</translation>
        </message>
        <message>
            <source>换碳粉</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Toner changed</translation>
        </message>
        <message>
            <source>换纸</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Paper changed</translation>
        </message>
        <message>
            <source>查明原因</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Cause found</translation>
        </message>
        <message>
            <source>清洁</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Cleaned</translation>
        </message>
        <message>
            <source>请写一句故障的原因。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Write one sentence about the cause of the fault.</translation>
        </message>
        <message>
            <source>请填工号，才知道是谁做的。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Enter your staff number, so that it is known who did it.</translation>
        </message>
        <message>
            <source>请填接手的专管员的工号。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Enter the staff number of the keeper who takes over.</translation>
        </message>
        <message>
            <source>请选是哪一次故障。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Choose which fault it is.</translation>
        </message>
        <message>
            <source>请选是哪个设备坏了，或者写一句。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Choose which device is broken, or write one sentence.</translation>
        </message>
        <message>
            <source>请逐项检查设备，一项都没有记。</source>
            <extracomment>sync/model/keeping.py</extracomment>
            <translation>Check the devices one by one; none has been noted yet.</translation>
        </message>
        <message>
            <source>不动产</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Property</translation>
        </message>
        <message>
            <source>人社</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Work, pension</translation>
        </message>
        <message>
            <source>企业开办</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Business</translation>
        </message>
        <message>
            <source>公积金</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Housing fund</translation>
        </message>
        <message>
            <source>医保</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Health cover</translation>
        </message>
        <message>
            <source>社会救助</source>
            <extracomment>sync/model/matter.py</extracomment>
            <translation>Social aid</translation>
        </message>
        <message>
            <source>%1%2。%3请中心负责人处理：县里还看不到这些办件，不能让它们在体外循环。</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>%1%2. %3The head of the centre must act: the county cannot see these cases yet, and they must not stay outside the system.</translation>
        </message>
        <message>
            <source>%1%2。%3请设备专管员检查网络；一时修不好，可以用U盘带到县里。</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>%1%2. %3The keeper should check the network; if it cannot be mended soon, carry them to the county on a USB stick.</translation>
        </message>
        <message>
            <source>已有 %1 天没有联系上县里</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>No contact with the county for %1 day(s)</translation>
        </message>
        <message>
            <source>现在不收新的办件。</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>No new cases are taken now. </translation>
        </message>
        <message>
            <source>现在联系不上县里</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>No contact with the county now</translation>
        </message>
        <message>
            <source>这台机器%1，为了不让您的事在系统外面耽误，现在不收新的办件。请到%2办，一样能办。在这里交过的都还在，联网后自动报送。</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>For this machine: %1. So that your case is not left outside the system, it takes no new ones now. Please go to %2, where it can be done just as well. What was handed in here is safe and goes up by itself.</translation>
        </message>
        <message>
            <source>，%1 件还没有送到</source>
            <extracomment>sync/model/outside.py</extracomment>
            <translation>, %1 not delivered</translation>
        </message>
        <message>
            <source>%1了 %2 位，应是 11 位数字。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>%2 digit(s) too %1: it should have 11 digits.</translation>
        </message>
        <message>
            <source>%1了 %2 位，统一社会信用代码应是 18 位。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>%2 character(s) too %1: a social credit code has 18.</translation>
        </message>
        <message>
            <source>代码有一位不对，请对着执照一位一位再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>One character of the code is wrong. Please compare it with the licence.</translation>
        </message>
        <message>
            <source>前 17 位都应是数字，最后一位是数字或 X。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>The first 17 are digits, the last a digit or X.</translation>
        </message>
        <message>
            <source>号码有一位不对，请对着证件一位一位再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>One character is wrong. Please compare the number with the ID card.</translation>
        </message>
        <message>
            <source>多</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>many</translation>
        </message>
        <message>
            <source>多了 %1 位，身份证号码应是 18 位。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>%1 too many: an ID number has 18 characters.</translation>
        </message>
        <message>
            <source>姓名最多 50 个字，现在是 %1 个字。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>A name has at most 50 characters; this has %1.</translation>
        </message>
        <message>
            <source>姓名里不应有数字，请再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>A name has no digits. Please look again.</translation>
        </message>
        <message>
            <source>姓名里有看不见的符号，请删掉重写。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>There is an invisible sign in the name. Please delete it and write again.</translation>
        </message>
        <message>
            <source>少</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>few</translation>
        </message>
        <message>
            <source>少了 %1 位，身份证号码应是 18 位。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>%1 missing: an ID number has 18 characters.</translation>
        </message>
        <message>
            <source>手机号码应以 13 到 19 开头，请再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>A mobile number begins with 13 to 19. Please look again.</translation>
        </message>
        <message>
            <source>手机号码应全是数字。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>A mobile number has digits only.</translation>
        </message>
        <message>
            <source>第 7 到 14 位是出生日期，这个日期不存在，请对着证件再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Characters 7 to 14 are the birthday; there is no such day. Please compare with the ID card.</translation>
        </message>
        <message>
            <source>第 7 到 14 位是出生日期，这个日期不对，请对着证件再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Characters 7 to 14 are the birthday; this day cannot be right. Please compare with the ID card.</translation>
        </message>
        <message>
            <source>统一社会信用代码里没有 I、O、S、V、Z，请对着执照再看一遍。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>A social credit code has no I, O, S, V or Z. Please compare with the licence.</translation>
        </message>
        <message>
            <source>请填姓名，和身份证上的一样。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Please give your name as on the ID card.</translation>
        </message>
        <message>
            <source>请填手机号码，办好了好通知您。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Please give a mobile number, so that we can tell you when it is done.</translation>
        </message>
        <message>
            <source>请输入统一社会信用代码。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Please type the social credit code.</translation>
        </message>
        <message>
            <source>请输入身份证号码。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>Please type the ID number.</translation>
        </message>
        <message>
            <source>这是 15 位的老号码，请看新身份证上的 18 位号码。</source>
            <extracomment>sync/model/persons.py</extracomment>
            <translation>This is an old number of 15 digits. Please use the 18 characters of the new card.</translation>
        </message>
        <message>
            <source>%1了 %2 位，BK 后面应是 22 位数字。</source>
            <extracomment>sync/model/receipt.py</extracomment>
            <translation>%2 digit(s) too %1: after BK there are 22 digits.</translation>
        </message>
        <message>
            <source>回执号是 BK 后面的一串数字，请再看一遍。</source>
            <extracomment>sync/model/receipt.py</extracomment>
            <translation>The receipt number is the row of digits after BK. Please look again.</translation>
        </message>
        <message>
            <source>回执号有一位不对，请对着回执再看一遍。</source>
            <extracomment>sync/model/receipt.py</extracomment>
            <translation>One digit of the receipt number is wrong. Please compare it with the receipt.</translation>
        </message>
        <message>
            <source>没有这样的回执号，请对着回执再看一遍。</source>
            <extracomment>sync/model/receipt.py</extracomment>
            <translation>There is no such receipt number. Please compare it with the receipt.</translation>
        </message>
        <message>
            <source>请输入回执号，它印在回执上。</source>
            <extracomment>sync/model/receipt.py</extracomment>
            <translation>Please type the receipt number; it is printed on the receipt.</translation>
        </message>
        <message>
            <source>一张清单告知全部申报材料</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>One list named all papers</translation>
        </message>
        <message>
            <source>一次性告知需要补正的材料</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Told at once what was missing</translation>
        </message>
        <message>
            <source>一窗受理一次办结</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>One counter, one visit</translation>
        </message>
        <message>
            <source>不满意</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Dissatisfied</translation>
        </message>
        <message>
            <source>不用提交证明</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>No certificates needed</translation>
        </message>
        <message>
            <source>办事指南指引准确</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>The guide was right</translation>
        </message>
        <message>
            <source>办事指南提供样本有错</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>The guide's sample was wrong</translation>
        </message>
        <message>
            <source>可以使用手机办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Could be done by phone</translation>
        </message>
        <message>
            <source>可以使用自助机办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Could be done on a machine</translation>
        </message>
        <message>
            <source>可以先受理后补材料</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Accepted first, papers later</translation>
        </message>
        <message>
            <source>可以全程网上办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Could all be done online</translation>
        </message>
        <message>
            <source>可以在线预约办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Could be booked online</translation>
        </message>
        <message>
            <source>可以就近办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Could be done nearby</translation>
        </message>
        <message>
            <source>可以快递送达</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Delivered by courier</translation>
        </message>
        <message>
            <source>同样内容的证明材料被要求多次提交</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Same paper asked twice</translation>
        </message>
        <message>
            <source>在办事指南之外增加新的审批条件</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>New conditions added</translation>
        </message>
        <message>
            <source>在承诺的时间内办结</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Finished within the promised time</translation>
        </message>
        <message>
            <source>在线提交材料窗口核验</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Sent online, checked at the counter</translation>
        </message>
        <message>
            <source>在线预约办理后到实体大厅重复取号排队</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Booked, yet queued again</translation>
        </message>
        <message>
            <source>基本满意</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Fairly satisfied</translation>
        </message>
        <message>
            <source>填写一张表单就可完成申报</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>One form was enough</translation>
        </message>
        <message>
            <source>多头跑窗口和部门</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Sent to many counters and offices</translation>
        </message>
        <message>
            <source>承诺在线收取申报材料实际无法收取</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Online papers not taken</translation>
        </message>
        <message>
            <source>承诺网办但无法在线办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Online service did not work</translation>
        </message>
        <message>
            <source>按办事指南要求的材料即可办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Guide's papers enough</translation>
        </message>
        <message>
            <source>提供申报材料样本</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Samples of the papers were there</translation>
        </message>
        <message>
            <source>无理由超过法定办理时间</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Longer than the law allows</translation>
        </message>
        <message>
            <source>无需材料直接办理</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Done without any papers</translation>
        </message>
        <message>
            <source>最多写 500 个字，现在多了 %1 个字。</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>At most 500 characters; %1 too many.</translation>
        </message>
        <message>
            <source>服务态度一般</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Service was so-so</translation>
        </message>
        <message>
            <source>服务态度差效率低</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Unfriendly and slow</translation>
        </message>
        <message>
            <source>服务态度生硬</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Service was curt</translation>
        </message>
        <message>
            <source>服务态度较好</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Service was friendly</translation>
        </message>
        <message>
            <source>服务热情效率高</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Friendly and quick</translation>
        </message>
        <message>
            <source>未在承诺时间内办结</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Not finished within the promised time</translation>
        </message>
        <message>
            <source>没有提供材料样本</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>No samples of the papers</translation>
        </message>
        <message>
            <source>没有提供材料清单</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>No list of the papers</translation>
        </message>
        <message>
            <source>满意</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Satisfied</translation>
        </message>
        <message>
            <source>用告知承诺减免申报材料</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>A promise replaced papers</translation>
        </message>
        <message>
            <source>窗口人员业务不熟练</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Staff did not know the work well</translation>
        </message>
        <message>
            <source>评价次数从 1 开始。</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Ratings are counted from 1.</translation>
        </message>
        <message>
            <source>请点一下哪里不好，或者写一句，我们好改。</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Please touch what was not good or write a line, so that we can mend it.</translation>
        </message>
        <message>
            <source>跑动次数与承诺的一致</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>As few trips as promised</translation>
        </message>
        <message>
            <source>跑动次数与承诺的不一致</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>More trips than promised</translation>
        </message>
        <message>
            <source>跑大厅一次办完</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Done in one trip to the hall</translation>
        </message>
        <message>
            <source>选的内容和评价不对应，请重新选。</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>What is chosen does not fit the rating. Please choose again.</translation>
        </message>
        <message>
            <source>需提供办事指南之外的申报材料</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Extra papers asked for</translation>
        </message>
        <message>
            <source>非常不满意</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Very dissatisfied</translation>
        </message>
        <message>
            <source>非常满意</source>
            <extracomment>sync/model/review.py</extracomment>
            <translation>Very satisfied</translation>
        </message>
        <message>
            <source>不知道怎么办</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>We do not know the steps</translation>
        </message>
        <message>
            <source>不要写群众的手机号或身份证号，只说事项办不下去的地方。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>No phone or ID numbers of citizens; only say where the matter gets stuck.</translation>
        </message>
        <message>
            <source>业务系统进不去、没权限</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>No access to the business system</translation>
        </message>
        <message>
            <source>别的问题</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Something else</translation>
        </message>
        <message>
            <source>审核标准拿不准</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Unsure of the criteria</translation>
        </message>
        <message>
            <source>已答复，等乡镇确认</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Answered; the township is to confirm</translation>
        </message>
        <message>
            <source>已解决</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Solved</translation>
        </message>
        <message>
            <source>指南和实际不一样</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>The guide does not match practice</translation>
        </message>
        <message>
            <source>没培训过，想要培训</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Never trained; we want training</translation>
        </message>
        <message>
            <source>没有授权、依据不清</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>No authorisation, or unclear basis</translation>
        </message>
        <message>
            <source>等部门答复</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Waiting for the department's answer</translation>
        </message>
        <message>
            <source>缺章、缺表、缺设备</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Stamps, forms or equipment are missing</translation>
        </message>
        <message>
            <source>请写一句是什么问题。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please write a sentence on what the problem is.</translation>
        </message>
        <message>
            <source>请写一句还有什么没解决。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please write a sentence on what is still not solved.</translation>
        </message>
        <message>
            <source>请填工号，才知道是谁反映的。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please give the staff number, so that we know who reported it.</translation>
        </message>
        <message>
            <source>请选是什么问题，可以选几样。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please choose the problem; several are possible.</translation>
        </message>
        <message>
            <source>请选是哪一个问题。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please choose which report.</translation>
        </message>
        <message>
            <source>请选是哪个事项。</source>
            <extracomment>sync/model/snag.py</extracomment>
            <translation>Please choose which matter.</translation>
        </message>
        <message>
            <source>不合格</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>Not passed</translation>
        </message>
        <message>
            <source>到场</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>Attended</translation>
        </message>
        <message>
            <source>合格</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>Passed</translation>
        </message>
        <message>
            <source>没有工号，不知道是谁签到。</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>No staff number: nobody knows who signs in.</translation>
        </message>
        <message>
            <source>没有来</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>Did not come</translation>
        </message>
        <message>
            <source>没有说是哪一次培训。</source>
            <extracomment>sync/model/training.py</extracomment>
            <translation>It does not say which training.</translation>
        </message>
        <message>
            <source>今天催过了，明天再催</source>
            <extracomment>sync/model/urge.py</extracomment>
            <translation>Reminded today; tomorrow again</translation>
        </message>
        <message>
            <source>在走特别程序，催不快</source>
            <extracomment>sync/model/urge.py</extracomment>
            <translation>In a special procedure; cannot be hurried</translation>
        </message>
        <message>
            <source>已经办完，不用催了</source>
            <extracomment>sync/model/urge.py</extracomment>
            <translation>It is done</translation>
        </message>
        <message>
            <source>等您补材料，不用催</source>
            <extracomment>sync/model/urge.py</extracomment>
            <translation>Waiting for your papers</translation>
        </message>
        <message>
            <source>一个办事事项</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>A matter</translation>
        </message>
        <message>
            <source>别的</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Something else</translation>
        </message>
        <message>
            <source>办过的一件事</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>A case of yours</translation>
        </message>
        <message>
            <source>工作人员的服务</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>The service of the staff</translation>
        </message>
        <message>
            <source>已交专人办理</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>In somebody's care</translation>
        </message>
        <message>
            <source>已答复</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Answered</translation>
        </message>
        <message>
            <source>已答复，办结</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Answered, closed</translation>
        </message>
        <message>
            <source>意见</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Opinion</translation>
        </message>
        <message>
            <source>要回电话，请留下手机号码。</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>For a call back please leave a mobile number.</translation>
        </message>
        <message>
            <source>请写几句话，说说是怎么回事。</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Please write a few words about it.</translation>
        </message>
        <message>
            <source>这台机器</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>This machine</translation>
        </message>
        <message>
            <source>这里写短一点，多了 %1 个字，详细的写在下面。</source>
            <extracomment>sync/model/voice.py</extracomment>
            <translation>Shorter here please, %1 too many; write the details below.</translation>
        </message>
    </context>
</TS>
