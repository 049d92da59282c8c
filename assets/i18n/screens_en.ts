<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>ActionRow</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>记下</source>
        <extracomment>First-asked record: keep it.</extracomment>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>请写问的事</source>
        <translation>Write what was asked</translation>
    </message>
    <message>
        <source>打告知单</source>
        <extracomment>First-asked record: print the notice of the chosen matter.</extracomment>
        <translation>Print the notice</translation>
    </message>
    <message>
        <source>先选事项</source>
        <translation>Choose the matter</translation>
    </message>
    <message>
        <source>首问登记</source>
        <extracomment>Head of the page of the first-asked record.</extracomment>
        <translation>First asked</translation>
    </message>
    <message>
        <source>问的什么事</source>
        <extracomment>First-asked record: its fields.</extracomment>
        <translation>What was asked</translation>
    </message>
    <message>
        <source>怎么告知的（可以不写）</source>
        <translation>What they were told (may be left out)</translation>
    </message>
    <message>
        <source>谁问的（不愿说就不写）</source>
        <translation>Who asked (only if they say so)</translation>
    </message>
</context>
<context>
    <name>AuthorityPage</name>
    <message>
        <source>办事人是代办人的什么人？</source>
        <extracomment>Letter of authority: the questions, one at a time.</extracomment>
        <translation>What is the applicant to the agent?</translation>
    </message>
    <message>
        <source>本人怎么委托？</source>
        <translation>How is the letter given?</translation>
    </message>
    <message>
        <source>请本人在框里签名</source>
        <translation>The applicant signs in the box</translation>
    </message>
    <message>
        <source>委托书编号是多少？</source>
        <translation>The number of the letter?</translation>
    </message>
    <message>
        <source>%1，由 %2 代办</source>
        <translation>%1, filed by %2</translation>
    </message>
    <message>
        <source>委托好了</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>打印委托书</source>
        <translation>Print letter</translation>
    </message>
    <message>
        <source>打印</source>
        <extracomment>Letter of authority: print it, to be signed at home, or with the signature just given.</extracomment>
        <translation>Print</translation>
    </message>
    <message>
        <source>本人在这里，在屏上签</source>
        <extracomment>Letter of authority: how it is given.</extracomment>
        <translation>They are here and sign on the screen</translation>
    </message>
    <message>
        <source>纸上签好了，按了手印</source>
        <translation>Signed on paper, with a fingerprint</translation>
    </message>
    <message>
        <source>本人不在，也还没签的：打印委托书，拿去念给本人听，签好再来办。</source>
        <translation>Not here and not signed yet: print the letter, read it to them, come back when it is signed.</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>委托书编号</source>
        <translation>Number of the letter</translation>
    </message>
    <message>
        <source>印在委托书右上角，8 位数字</source>
        <translation>8 digits, at the top right of the letter</translation>
    </message>
</context>
<context>
    <name>CardFacts</name>
    <message>
        <source>已从身份证读取</source>
        <extracomment>Identify page: above what the card filled in.</extracomment>
        <translation>Read from the ID card</translation>
    </message>
    <message>
        <source>姓名</source>
        <extracomment>Identify page: what was read from the card.</extracomment>
        <translation>name</translation>
    </message>
    <message>
        <source>身份证号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Valid</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>读卡区在屏幕左下方</source>
        <extracomment>Identify page, under the picture: where the card reader is.</extracomment>
        <translation>Reader: lower left</translation>
    </message>
    <message>
        <source>读卡区在屏幕正下方</source>
        <translation>Reader: under the screen</translation>
    </message>
    <message>
        <source>读卡区在屏幕右下方</source>
        <translation>Reader: lower right</translation>
    </message>
    <message>
        <source>正在读，先别拿走</source>
        <extracomment>Identify page: what the card reader is doing.</extracomment>
        <translation>Reading, leave it there</translation>
    </message>
    <message>
        <source>正在等您放卡</source>
        <translation>Waiting for your card</translation>
    </message>
    <message>
        <source>手动输入</source>
        <extracomment>Identify page: the ways beside the card reader.</extracomment>
        <translation>Type it</translation>
    </message>
    <message>
        <source>输身份证号码</source>
        <translation>Enter the ID number</translation>
    </message>
    <message>
        <source>替家人办</source>
        <translation>For family</translation>
    </message>
    <message>
        <source>读两个人的证</source>
        <translation>Two cards are read</translation>
    </message>
    <message>
        <source>帮办员核验</source>
        <translation>Helper checks</translation>
    </message>
    <message>
        <source>没带证也能办</source>
        <translation>no ID card with you</translation>
    </message>
    <message>
        <source>信息只在本机加密保存，离开就清屏</source>
        <translation>Kept in code on this machine only; wiped when you leave</translation>
    </message>
</context>
<context>
    <name>CauseForm</name>
    <message>
        <source>什么原因</source>
        <translation>What is the cause?</translation>
    </message>
    <message>
        <source>补充一句（可以不写）</source>
        <translation>A sentence more (if you like)</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>证明查到了</source>
        <extracomment>Certificate page: what the department knows of this person has come.</extracomment>
        <translation>The certificate is ready</translation>
    </message>
    <message>
        <source>已经替您排上</source>
        <extracomment>Certificate page: the line is down; the request will go out by itself.</extracomment>
        <translation>You are in the queue</translation>
    </message>
    <message>
        <source>这份证明现在开不了</source>
        <translation>This certificate cannot be issued now</translation>
    </message>
    <message>
        <source>正在查，请稍等</source>
        <translation>Looking it up, please wait</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>再打一份</source>
        <translation>Print another</translation>
    </message>
    <message>
        <source>打印证明</source>
        <translation>Print certificate</translation>
    </message>
    <message>
        <source>打印取证单</source>
        <translation>Print pick-up slip</translation>
    </message>
    <message>
        <source>证明编号</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>取证号（凭它和身份证号来取）</source>
        <translation>Pick-up number (bring it and your ID number)</translation>
    </message>
</context>
<context>
    <name>CheckTab</name>
    <message>
        <source>开机检查</source>
        <extracomment>Keeper&apos;s check: in the morning; when it was done, or not yet.</extracomment>
        <translation>Opening check</translation>
    </message>
    <message>
        <source>关机检查</source>
        <translation>Closing check</translation>
    </message>
    <message>
        <source>清洁</source>
        <translation>Cleaning</translation>
    </message>
    <message>
        <source>今天还没做</source>
        <extracomment>Keeper&apos;s check: not done yet today.</extracomment>
        <translation>Not done today</translation>
    </message>
    <message>
        <source>一个一个看，不好用的点“不好用”，再记检查。</source>
        <extracomment>Keeper&apos;s check: what to do.</extracomment>
        <translation>Look at each; press “Does not work” where one does not, then record the check.</translation>
    </message>
    <message>
        <source>不好用</source>
        <translation>Does not work</translation>
    </message>
    <message>
        <source>好用</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>这台机器没有接设备，检查不了。请管理员在设置里写上接了什么。</source>
        <translation>No devices are set up on this machine, so there is nothing to check. Ask the administrator to name them in the settings.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>ChoicePages</name>
    <message>
        <source>全部</source>
        <extracomment>Above a long list: show all of it, not only names that begin with some letters.</extracomment>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>ChoiceSheet</name>
    <message>
        <source>选好了</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>签好了</source>
        <translation>Signed</translation>
    </message>
</context>
<context>
    <name>CommitmentSheet</name>
    <message>
        <source>告知承诺书</source>
        <extracomment>Title of the letter of commitment.</extracomment>
        <translation>Letter of promise</translation>
    </message>
</context>
<context>
    <name>DeadlineBox</name>
    <message>
        <source>超期 %1 个工作日</source>
        <translation>Late by %1 working day(s)</translation>
    </message>
    <message>
        <source>还剩 %1 个工作日</source>
        <translation>Left: %1 working day(s)</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Late by</translation>
    </message>
    <message>
        <source>预计还剩</source>
        <translation>About</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>个工作日</source>
        <translation>working day(s)</translation>
    </message>
</context>
<context>
    <name>DigitsField</name>
    <message>
        <source>必填</source>
        <extracomment>After a field&apos;s label: must be filled in.</extracomment>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>字小一点</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>字大一点</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>已生成</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DomainListPage</name>
    <message>
        <source>想办哪一类？</source>
        <translation>Which kind of matter?</translation>
    </message>
    <message>
        <source>所有事项，按类别找</source>
        <translation>All matters, by kind</translation>
    </message>
    <message>
        <source>不知道是哪一类？按“请人帮忙”</source>
        <translation>Not sure which? Press “Get help”</translation>
    </message>
    <message>
        <source>不知道属于哪一类？搜一搜，或请帮办员</source>
        <translation>Not sure which? Search, or ask the helper</translation>
    </message>
    <message>
        <source>搜一搜</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>打几个字找一找</source>
        <translation>Type a few words</translation>
    </message>
    <message>
        <source>搜事项，可输拼音首字母，如“养老”或“YL”</source>
        <translation>Search by pinyin or initials, such as YL</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>%1 件事</source>
        <translation>%1 matters</translation>
    </message>
    <message>
        <source>政务公开</source>
        <translation>Public info</translation>
    </message>
    <message>
        <source>看文件</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>有话说</source>
        <translation>Your say</translation>
    </message>
    <message>
        <source>评价与投诉</source>
        <translation>Rate, complain</translation>
    </message>
    <message>
        <source>投诉・打分</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>有话您就说</source>
        <translation>Have your say</translation>
    </message>
</context>
<context>
    <name>DraftPage</name>
    <message>
        <source>没交的草稿</source>
        <extracomment>Above the name of the matter of a draft.</extracomment>
        <translation>Draft not handed in</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>打印取件单</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>取件码</source>
        <translation>Draft code</translation>
    </message>
    <message>
        <source>删掉这份草稿</source>
        <translation>Delete this draft</translation>
    </message>
</context>
<context>
    <name>ElderHomePage</name>
    <message>
        <source>您要办什么事？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>看准一个，轻轻按一下就行</source>
        <translation>Touch one lightly</translation>
    </message>
    <message>
        <source>养老</source>
        <translation>Pension</translation>
    </message>
    <message>
        <source>领钱・参保・认证</source>
        <translation>Claim · confirm</translation>
    </message>
    <message>
        <source>看病</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>医保交费・报销</source>
        <translation>Pay · claim</translation>
    </message>
    <message>
        <source>补贴救助</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>高龄・低保・残疾</source>
        <translation>Age · low income</translation>
    </message>
    <message>
        <source>房子土地</source>
        <translation>House, land</translation>
    </message>
    <message>
        <source>登记・查询</source>
        <translation>Register · search</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>办到哪了・取草稿</source>
        <translation>Progress · drafts</translation>
    </message>
    <message>
        <source>别的事</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>全部事项</source>
        <translation>All matters</translation>
    </message>
</context>
<context>
    <name>ElderQuestionPage</name>
    <message>
        <source>上一题</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>知道了，下一题</source>
        <translation>Understood, next</translation>
    </message>
    <message>
        <source>知道了，下一步</source>
        <translation>Understood, next step</translation>
    </message>
    <message>
        <source>签好了，下一题</source>
        <translation>Signed, next</translation>
    </message>
    <message>
        <source>签好了，下一步</source>
        <translation>Signed, next step</translation>
    </message>
    <message>
        <source>选好了，下一题</source>
        <translation>Chosen, next</translation>
    </message>
    <message>
        <source>选好了，下一步</source>
        <translation>Chosen, next step</translation>
    </message>
    <message>
        <source>填好了，下一题</source>
        <translation>Done, next</translation>
    </message>
    <message>
        <source>填好了，下一步</source>
        <extracomment>Elder question page: the last question is answered.</extracomment>
        <translation>Done, next step</translation>
    </message>
    <message>
        <source>去掉这一个</source>
        <translation>Remove this one</translation>
    </message>
</context>
<context>
    <name>EndButton</name>
    <message>
        <source>结束办理</source>
        <extracomment>The tool strip&apos;s first slot: end this visit and clear the screen.</extracomment>
        <translation>End visit</translation>
    </message>
    <message>
        <source>%1 后退出</source>
        <extracomment>Under 结束办理: time left before the visit ends by itself, e.g. 2:36 后退出.</extracomment>
        <translation>ends in %1</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>您可以</source>
        <translation>You can</translation>
    </message>
    <message>
        <source>按右下角“再试一次”</source>
        <translation>Press “Try again” at the bottom right</translation>
    </message>
    <message>
        <source>叫旁边的帮办员来看看</source>
        <translation>Ask the helper to have a look</translation>
    </message>
    <message>
        <source>到综合窗口办，一样能办</source>
        <translation>Go to the general counter: they do the same</translation>
    </message>
    <message>
        <source>详情（给管理员看）：%1</source>
        <translation>Details (for the administrator): %1</translation>
    </message>
</context>
<context>
    <name>FaultForm</name>
    <message>
        <source>哪个坏了</source>
        <translation>Which one is broken?</translation>
    </message>
    <message>
        <source>整台机器</source>
        <translation>The whole machine</translation>
    </message>
    <message>
        <source>怎么坏的</source>
        <translation>What does it do?</translation>
    </message>
    <message>
        <source>这台机器现在办不了事，要停用</source>
        <translation>This machine cannot serve anybody now</translation>
    </message>
    <message>
        <source>在待机画面上告诉群众</source>
        <translation>Tell people on the idle screen</translation>
    </message>
    <message>
        <source>补充一句（可以不写）</source>
        <extracomment>Keeper&apos;s fault: a sentence of one&apos;s own, besides what can be chosen above.</extracomment>
        <translation>A sentence more (if you like)</translation>
    </message>
</context>
<context>
    <name>FaultsTab</name>
    <message>
        <source>现在没有没修好的故障。发现坏了，按“报故障”。</source>
        <translation>Nothing is broken now. When something is, press “Report a fault”.</translation>
    </message>
    <message>
        <source>办不了事</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>待机画面上告诉群众了</source>
        <translation>People are told on the idle screen</translation>
    </message>
    <message>
        <source>还没有写原因</source>
        <extracomment>Keeper&apos;s faults: the cause that was found; %1 is its words.</extracomment>
        <translation>No cause written yet</translation>
    </message>
    <message>
        <source>原因：%1</source>
        <translation>Cause: %1</translation>
    </message>
    <message>
        <source>写原因</source>
        <translation>Write the cause</translation>
    </message>
    <message>
        <source>改原因</source>
        <translation>Change the cause</translation>
    </message>
    <message>
        <source>告诉群众</source>
        <translation>Tell people</translation>
    </message>
    <message>
        <source>修好了</source>
        <translation>Repaired</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>必填</source>
        <extracomment>After a field&apos;s label: must be filled in.</extracomment>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>FormButton</name>
    <message>
        <source>再打一份申请表</source>
        <extracomment>Receipt page: prints the application form as it was filed, for the citizen to keep. Short.</extracomment>
        <translation>Print the form again</translation>
    </message>
    <message>
        <source>打印申请表</source>
        <translation>Print the form</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>已从身份证读取</source>
        <extracomment>Form page, beside the masked name: the ID card was read, it was not typed.</extracomment>
        <translation>Read from the ID card</translation>
    </message>
    <message>
        <source>存草稿</source>
        <extracomment>Form page: keeps what is filled in under a pick-up code, without leaving.</extracomment>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>还有 %1 项没填好</source>
        <extracomment>Form page, top right: how many fields are still open or wrong.</extracomment>
        <translation>Still to fill in: %1</translation>
    </message>
    <message>
        <source>去掉这一个</source>
        <translation>Remove this one</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印告知单</source>
        <translation>Print this guide</translation>
    </message>
    <message>
        <source>开始办</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>什么人能办</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>要准备什么</source>
        <translation>What you need</translation>
    </message>
    <message>
        <source>办的时候注意</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>办理依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>还能在哪办</source>
        <translation>Other ways</translation>
    </message>
</context>
<context>
    <name>HandoverTab</name>
    <message>
        <source>县里还没有给这台机器派别的专管员。要换人，请先请县里登记。</source>
        <translation>The county has named no other keeper for this machine. Ask the county first.</translation>
    </message>
    <message>
        <source>这台机器交给谁管？没修好的故障、纸和粉，请当面说清楚。</source>
        <translation>Who keeps this machine from now on? Tell them about open faults, paper and toner.</translation>
    </message>
    <message>
        <source>工号 %1</source>
        <extracomment>Keeper&apos;s hand-over: a staff number.</extracomment>
        <translation>Staff number %1</translation>
    </message>
</context>
<context>
    <name>HearingSheet</name>
    <message>
        <source>听得清吗？</source>
        <extracomment>Sheet after a page was read aloud.</extracomment>
        <translation>Can you hear it well?</translation>
    </message>
    <message>
        <source>点一个，马上念给您听</source>
        <extracomment>Sheet after a page was read aloud: what to do.</extracomment>
        <translation>Touch one: it is read at once</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>声音</source>
        <extracomment>How loud the page is read; three steps follow.</extracomment>
        <translation>Volume</translation>
    </message>
    <message>
        <source>小声</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>正好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>大声</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>快慢</source>
        <extracomment>How fast the page is read; three steps follow.</extracomment>
        <translation>Speed</translation>
    </message>
    <message>
        <source>慢些</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>快些</source>
        <translation>Faster</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>请人帮忙</source>
        <translation>Get help</translation>
    </message>
    <message>
        <source>请帮办员来帮您</source>
        <translation>Ask a helper to come</translation>
    </message>
    <message>
        <source>招招手，或按下面的电话打过去</source>
        <translation>Wave, or call the number below</translation>
    </message>
    <message>
        <source>招招手，或照下面的办法找人。填了一半的不会丢。</source>
        <translation>Wave, or find somebody as told below. What you filled in is not lost.</translation>
    </message>
    <message>
        <source>叫人过来</source>
        <translation>Call somebody</translation>
    </message>
    <message>
        <source>不用人来了</source>
        <translation>Cancel the call</translation>
    </message>
    <message>
        <source>这里有人要帮忙</source>
        <translation>Somebody here needs help</translation>
    </message>
    <message>
        <source>先跟您说一声</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>今日帮办员</source>
        <translation>Today&apos;s helper</translation>
    </message>
    <message>
        <source>请到窗口找工作人员</source>
        <translation>Please ask the staff at the counter</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>哪个窗口</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>上班时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>不满意、要投诉</source>
        <translation>To complain</translation>
    </message>
    <message>
        <source>打 %1</source>
        <translation>Call %1</translation>
    </message>
    <message>
        <source>我是工作人员</source>
        <extracomment>Help page: for the people who work here; leads to their sign-in.</extracomment>
        <translation>I work here</translation>
    </message>
</context>
<context>
    <name>HelperCard</name>
    <message>
        <source>今日帮办员 %1</source>
        <translation>Today&apos;s helper: %1</translation>
    </message>
    <message>
        <source>不会用？到窗口找工作人员</source>
        <translation>Need help? Ask the staff at the counter</translation>
    </message>
    <message>
        <source>· 首问负责</source>
        <translation>· takes care of you</translation>
    </message>
</context>
<context>
    <name>HelperDeskPage</name>
    <message>
        <source>今日帮办</source>
        <extracomment>Helper&apos;s desk: its five numbers.</extracomment>
        <translation>Helped today</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>待报送</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Late by</translation>
    </message>
    <message>
        <source>首问</source>
        <translation>First asked</translation>
    </message>
    <message>
        <source>退出工作台</source>
        <extracomment>Helper&apos;s desk: sign out.</extracomment>
        <translation>Leave the desk</translation>
    </message>
    <message>
        <source>陪着办</source>
        <extracomment>Helper&apos;s desk: go on beside the citizen.</extracomment>
        <translation>Help along</translation>
    </message>
    <message>
        <source>新建帮办</source>
        <extracomment>Helper&apos;s desk: begin something new.</extracomment>
        <translation>New</translation>
    </message>
    <message>
        <source>群众还没有选办什么事。点“陪着办”，回到群众的页面一起办，办件上记您的名字。</source>
        <translation>Nothing chosen yet. “Help along” leads back to the citizen&apos;s page; the case will carry your name.</translation>
    </message>
    <message>
        <source>群众正在办：%1。点“陪着办”，回到刚才那一步，办件上记您的名字。</source>
        <translation>In hand: %1. “Help along” leads back to that step; the case will carry your name.</translation>
    </message>
    <message>
        <source>设备</source>
        <extracomment>Helper&apos;s desk: how the printers and readers are.</extracomment>
        <translation>Devices</translation>
    </message>
</context>
<context>
    <name>HelperNewPage</name>
    <message>
        <source>新建帮办</source>
        <extracomment>Head of the page where a helper chooses what to begin.</extracomment>
        <translation>New</translation>
    </message>
    <message>
        <source>代办</source>
        <extracomment>Helper, new: file for somebody who is not here.</extracomment>
        <translation>File for somebody</translation>
    </message>
    <message>
        <source>本人来不了，有委托</source>
        <translation>who cannot come, with a letter</translation>
    </message>
    <message>
        <source>上门代办</source>
        <extracomment>Helper, new: several households one after the other.</extracomment>
        <translation>Door to door</translation>
    </message>
    <message>
        <source>几户接着办，办一户存一户</source>
        <translation>one household after the other</translation>
    </message>
    <message>
        <source>首问登记</source>
        <extracomment>Helper, new: who asked what, for the record of first-asked duty.</extracomment>
        <translation>First asked</translation>
    </message>
    <message>
        <source>谁来问、告知了、交给谁</source>
        <translation>who asked, what was said</translation>
    </message>
    <message>
        <source>核验身份</source>
        <extracomment>Helper, new: vouch for somebody whose card cannot be read.</extracomment>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>身份证读不了，两人核对</source>
        <translation>no card: two people look</translation>
    </message>
    <message>
        <source>取草稿</source>
        <extracomment>Helper, new: go on with a draft.</extracomment>
        <translation>Open draft</translation>
    </message>
    <message>
        <source>凭取件码接着办</source>
        <translation>go on with a draft</translation>
    </message>
    <message>
        <source>补交材料</source>
        <extracomment>Helper, new: supply papers of a case that is filed.</extracomment>
        <translation>Supply papers</translation>
    </message>
    <message>
        <source>凭回执号补交</source>
        <translation>by receipt number</translation>
    </message>
    <message>
        <source>记投诉</source>
        <extracomment>Helper, new: write down a complaint.</extracomment>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>群众说，您来写</source>
        <translation>they speak, you write</translation>
    </message>
</context>
<context>
    <name>HomeDoors</name>
    <message>
        <source>一件事</source>
        <translation>One event</translation>
    </message>
    <message>
        <source>一件事一次办</source>
        <translation>One event, one form</translation>
    </message>
    <message>
        <source>退休・出生</source>
        <translation>Births · retiring</translation>
    </message>
    <message>
        <source>退休、出生、开店，要办的一次看齐</source>
        <translation>Retiring, a birth, a shop: all at a glance</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>也能取草稿</source>
        <translation>drafts too</translation>
    </message>
    <message>
        <source>政务公开</source>
        <translation>Public info</translation>
    </message>
    <message>
        <source>看文件问政策</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>评价与投诉</source>
        <translation>Rate, complain</translation>
    </message>
    <message>
        <source>有话您就说</source>
        <translation>Have your say</translation>
    </message>
    <message>
        <source>请帮办员</source>
        <translation>Ask the helper</translation>
    </message>
    <message>
        <source>有人来帮</source>
        <translation>Somebody comes</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>%1，
今天办什么事？</source>
        <translation>%1.
What would you like to do?</translation>
    </message>
    <message>
        <source>%1，今天办什么事？</source>
        <translation>%1. What would you like to do?</translation>
    </message>
    <message>
        <source>低位模式：能按的都在下面，伸手就够得着</source>
        <translation>Low reach: all you can press is below, within reach</translation>
    </message>
    <message>
        <source>%1 个高频事项全县通办，在%2就能办</source>
        <translation>%1 frequent matters, anywhere in the county; do them in %2</translation>
    </message>
    <message>
        <source>这里</source>
        <translation>this place</translation>
    </message>
    <message>
        <source>办事清单还没有到，请先到窗口办</source>
        <translation>The list has not arrived yet; please go to the counter</translation>
    </message>
    <message>
        <source>搜事项，如“养老”</source>
        <translation>Search, e.g. “pension”</translation>
    </message>
    <message>
        <source>搜事项，可输拼音首字母，如“养老”或“YL”</source>
        <translation>Search by pinyin or initials, such as YL</translation>
    </message>
    <message>
        <source>常办</source>
        <extracomment>Home page: before the four matters most asked for here.</extracomment>
        <translation>Often asked</translation>
    </message>
    <message>
        <source>我要办事</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>按办事类别找</source>
        <translation>Find by kind</translation>
    </message>
</context>
<context>
    <name>IdentifyPage</name>
    <message>
        <source>您叫什么名字？</source>
        <extracomment>Elder identify page, first question.</extracomment>
        <translation>What is your name?</translation>
    </message>
    <message>
        <source>您的身份证号码？</source>
        <translation>Your ID number?</translation>
    </message>
    <message>
        <source>您的手机号码？</source>
        <translation>Your mobile number?</translation>
    </message>
    <message>
        <source>取件码是多少？</source>
        <translation>What is your draft code?</translation>
    </message>
    <message>
        <source>请告诉我们您是谁</source>
        <extracomment>Identify page: its title.</extracomment>
        <translation>Please tell us who you are</translation>
    </message>
    <message>
        <source>用取件码找草稿</source>
        <translation>Find a draft by code</translation>
    </message>
    <message>
        <source>找我的草稿和办件</source>
        <translation>Find my drafts and cases</translation>
    </message>
    <message>
        <source>平放不动约 2 秒，听到“滴”一声再拿走</source>
        <translation>Lay it flat for about 2 seconds; take it when it beeps</translation>
    </message>
    <message>
        <source>上一题</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>填好了，下一题</source>
        <translation>Done, next</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>读到卡后自动继续</source>
        <translation>Goes on by itself</translation>
    </message>
    <message>
        <source>别的办法</source>
        <translation>Other ways</translation>
    </message>
    <message>
        <source>重新读卡</source>
        <extracomment>Identify page: leads to a kept draft, a helper who checks, acting for somebody of the family.</extracomment>
        <translation>Read again</translation>
    </message>
    <message>
        <source>家里人是谁？（给谁办）</source>
        <extracomment>Identify page, acting for somebody of the family: whose data these are.</extracomment>
        <translation>Who is it for?</translation>
    </message>
    <message>
        <source>您自己是谁？（谁来办）</source>
        <translation>And who are you?</translation>
    </message>
    <message>
        <source>先放家里人的身份证</source>
        <translation>First your relative&apos;s card</translation>
    </message>
    <message>
        <source>再放您自己的身份证</source>
        <translation>Now your own card</translation>
    </message>
    <message>
        <source>请把身份证放在读卡区</source>
        <translation>Lay your ID card on the reader</translation>
    </message>
    <message>
        <source>和身份证上写的一样。信息只用于这次办理。</source>
        <extracomment>Identify page: why it is asked.</extracomment>
        <translation>As on your ID card. Used for this matter only.</translation>
    </message>
    <message>
        <source>要和办的时候填的一样，对得上才给看。</source>
        <translation>As you gave them when you applied; they must match.</translation>
    </message>
    <message>
        <source>取件单上的 6 位数字</source>
        <translation>The 6 digits on the slip</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份证号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>18 位，最后一位可能是 X</source>
        <translation>18 characters; the last may be X</translation>
    </message>
    <message>
        <source>手机号码</source>
        <translation>Mobile number</translation>
    </message>
    <message>
        <source>11 位，办好了通知您</source>
        <translation>11 digits; we tell you when it is done</translation>
    </message>
    <message>
        <source>取件码</source>
        <translation>Draft code</translation>
    </message>
    <message>
        <source>有个字显示不出来，请照证上改，打不出就不改</source>
        <extracomment>Identify page: the name as read from a card has a character that cannot be shown.</extracomment>
        <translation>A character is missing: mend or leave it</translation>
    </message>
</context>
<context>
    <name>IdentifyWays</name>
    <message>
        <source>取草稿</source>
        <translation>Open draft</translation>
    </message>
    <message>
        <source>上次没填完</source>
        <translation>Not finished last time</translation>
    </message>
    <message>
        <source>帮办员核验</source>
        <translation>Helper checks</translation>
    </message>
    <message>
        <source>没带证也能办</source>
        <translation>no ID card with you</translation>
    </message>
    <message>
        <source>替家人办</source>
        <translation>For family</translation>
    </message>
    <message>
        <source>要两个人的证</source>
        <translation>both ID cards</translation>
    </message>
    <message>
        <source>信息只在本机加密保存，离开就清屏</source>
        <extracomment>Identify page: what happens to the data.</extracomment>
        <translation>Kept in code on this machine only; wiped when you leave</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>政策看板</source>
        <extracomment>Idle screen, over the poster: a board of policies.</extracomment>
        <translation>Policies</translation>
    </message>
    <message>
        <source>触摸屏幕开始</source>
        <translation>Touch to begin</translation>
    </message>
    <message>
        <source>免费使用</source>
        <translation>Free of charge</translation>
    </message>
    <message>
        <source>不会用有人帮</source>
        <translation>People here to help</translation>
    </message>
    <message>
        <source>断网也能办</source>
        <translation>Works offline</translation>
    </message>
    <message>
        <source>长辈模式 · 大字</source>
        <translation>长辈模式 · Large type</translation>
    </message>
</context>
<context>
    <name>IdleStrip</name>
    <message>
        <source>您还在吗？%1 秒后自动退出</source>
        <translation>Are you still there? Ends in %1 s</translation>
    </message>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>%1 秒后自动退出</source>
        <translation>Ends in %1 s</translation>
    </message>
    <message>
        <source>%1 秒后清屏退出，没填完的替您留一天</source>
        <translation>Ends in %1 s; what is not finished is kept for a day</translation>
    </message>
    <message>
        <source>我还在</source>
        <translation>I am here</translation>
    </message>
</context>
<context>
    <name>InkPanel</name>
    <message>
        <source>撤一笔</source>
        <extracomment>Beside the signature of a question: takes the last stroke back.</extracomment>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>到窗口签</source>
        <extracomment>Beside the signature of a question: whoever has to sign is not here.</extracomment>
        <translation>Sign at the counter</translation>
    </message>
</context>
<context>
    <name>KeeperPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>记下这个故障</source>
        <translation>Record this fault</translation>
    </message>
    <message>
        <source>记下原因</source>
        <translation>Record the cause</translation>
    </message>
    <message>
        <source>记开机检查</source>
        <extracomment>Keeper&apos;s check: the button, in the morning and in the evening.</extracomment>
        <translation>Record opening check</translation>
    </message>
    <message>
        <source>记关机检查</source>
        <translation>Record closing check</translation>
    </message>
    <message>
        <source>报故障</source>
        <translation>Report a fault</translation>
    </message>
    <message>
        <source>交给这个人</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>请先选一下</source>
        <translation>Please choose first</translation>
    </message>
    <message>
        <source>请先选人</source>
        <translation>Choose a person first</translation>
    </message>
    <message>
        <source>没有设备可检查</source>
        <translation>No device to check</translation>
    </message>
    <message>
        <source>设备管理</source>
        <extracomment>Head of the keeper&apos;s page.</extracomment>
        <translation>Machine care</translation>
    </message>
    <message>
        <source>设备专管员</source>
        <extracomment>Head of the keeper&apos;s page, after the staff number.</extracomment>
        <translation>Keeper</translation>
    </message>
    <message>
        <source>检查</source>
        <extracomment>Keeper&apos;s page: its parts; two characters each.</extracomment>
        <translation>Check</translation>
    </message>
    <message>
        <source>耗材</source>
        <translation>Supplies</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Faults</translation>
    </message>
    <message>
        <source>试用</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>KeyboardHost</name>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>手写</source>
        <extracomment>The keyboard&apos;s tab for handwriting.</extracomment>
        <translation>Write</translation>
    </message>
    <message>
        <source>生僻字</source>
        <extracomment>The keyboard&apos;s tab for rare characters.</extracomment>
        <translation>Rare</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>收起</source>
        <extracomment>The keyboard&apos;s key that puts the keyboard away.</extracomment>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>查进度、取草稿</source>
        <translation>Progress, drafts</translation>
    </message>
    <message>
        <source>您手里有哪一样？</source>
        <translation>Which of these do you have?</translation>
    </message>
    <message>
        <source>有回执号</source>
        <extracomment>The citizen has the receipt of a case.</extracomment>
        <translation>A receipt number</translation>
    </message>
    <message>
        <source>看办到哪了</source>
        <translation>see how far it is</translation>
    </message>
    <message>
        <source>有取件码</source>
        <extracomment>The citizen has the slip of a draft that was kept.</extracomment>
        <translation>with your code</translation>
    </message>
    <message>
        <source>接着上次填</source>
        <translation>go on</translation>
    </message>
    <message>
        <source>都没带</source>
        <extracomment>The citizen has no number at hand.</extracomment>
        <translation>None of these</translation>
    </message>
    <message>
        <source>用姓名和号码找</source>
        <translation>by name</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>家门口办</source>
        <translation>Doorstep</translation>
    </message>
</context>
<context>
    <name>MaterialChoiceRow</name>
    <message>
        <source>免提交</source>
        <translation>No copy needed</translation>
    </message>
    <message>
        <source>已填好</source>
        <translation>Filled in</translation>
    </message>
</context>
<context>
    <name>MaterialsPage</name>
    <message>
        <source>还要交 %1 份材料</source>
        <extracomment>Materials page: some papers are still to be brought.</extracomment>
        <translation>Still to hand in: %1</translation>
    </message>
    <message>
        <source>材料都齐了</source>
        <translation>All papers are there</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>共 %1 份，%2 份免提交。没带也能先提交，以后再补，或者带到窗口。</source>
        <translation>%1 in all, %2 not needed. The others can come later.</translation>
    </message>
    <message>
        <source>共 %1 份，都不用您再交。</source>
        <translation>%1 in all, none to be handed in.</translation>
    </message>
    <message>
        <source>免提交</source>
        <translation>No copy needed</translation>
    </message>
    <message>
        <source>已填好</source>
        <translation>Filled in</translation>
    </message>
</context>
<context>
    <name>MatterListPage</name>
    <message>
        <source>一共 %1 件，按一下看怎么办</source>
        <translation>%1 in all; touch one to see how</translation>
    </message>
    <message>
        <source>搜一搜</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>MinePage</name>
    <message>
        <source>您的草稿和办件</source>
        <translation>Your drafts and cases</translation>
    </message>
    <message>
        <source>%1&#x3000;在这台机器上有 %2 件</source>
        <translation>%1: %2 on this machine</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>现在可以这样办</source>
        <translation>What you can do now</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>万</source>
        <extracomment>Money pad: ten thousand.</extracomment>
        <translation>10k</translation>
    </message>
    <message>
        <source>千</source>
        <extracomment>Money pad: thousand.</extracomment>
        <translation>1k</translation>
    </message>
    <message>
        <source>删除</source>
        <extracomment>The key that removes the last digit.</extracomment>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>OpennessPage</name>
    <message>
        <source>政务公开</source>
        <translation>Public info</translation>
    </message>
    <message>
        <source>一共 %1 份文件，按一下就能看</source>
        <translation>%1 documents; touch one to read it</translation>
    </message>
    <message>
        <source>没有找到，换个说法试试，或看“全部”</source>
        <translation>Nothing found. Try other words, or “All”</translation>
    </message>
    <message>
        <source>搜一搜</source>
        <extracomment>Openness zone, elder mode: shows also what is not in force any more; shows only what is.</extracomment>
        <translation>Search</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>只看有效</source>
        <translation>In force only</translation>
    </message>
    <message>
        <source>找文件</source>
        <translation>Find a document</translation>
    </message>
    <message>
        <source>标题、文号或发布机构</source>
        <translation>Title, number or issuer</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>上一页</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>已到头</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <extracomment>Between 上一页 and 下一页: page %1 of %2.</extracomment>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>没有了</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>用手机传：%1</source>
        <translation>From your phone: %1</translation>
    </message>
    <message>
        <source>传好了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>正在收好</source>
        <translation>Being saved</translation>
    </message>
    <message>
        <source>再试一次</source>
        <extracomment>Button: show another square code for the phone.</extracomment>
        <translation>Try again</translation>
    </message>
    <message>
        <source>换一个码</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>打开微信“扫一扫”，对准这个码。在手机上拍照或选照片、PDF，传好了会出现在这里。</source>
        <translation>Scan this code with WeChat or your phone’s camera. Take a photo there or choose photos and PDFs: they appear here.</translation>
    </message>
    <message>
        <source>用手机扫这个码</source>
        <translation>Scan this code with your phone</translation>
    </message>
    <message>
        <source>收好了 %1 个</source>
        <translation>%1 kept</translation>
    </message>
    <message>
        <source>手机刚传来的一页</source>
        <translation>The page just sent by the phone</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>北纬（度）</source>
        <extracomment>Latitude of a place, degrees north.</extracomment>
        <translation>Latitude north (degrees)</translation>
    </message>
    <message>
        <source>如 31.88，帮办员能在地图上查到</source>
        <translation>such as 31.88; the helper finds it on a map</translation>
    </message>
    <message>
        <source>如 31.88</source>
        <translation>For example 31.88</translation>
    </message>
    <message>
        <source>东经（度）</source>
        <extracomment>Longitude of a place, degrees east.</extracomment>
        <translation>Longitude east (degrees)</translation>
    </message>
    <message>
        <source>如 111.26</source>
        <translation>such as 111.26</translation>
    </message>
</context>
<context>
    <name>ProgressFindPage</name>
    <message>
        <source>回执号是多少？</source>
        <translation>What is the receipt number?</translation>
    </message>
    <message>
        <source>身份证号码是多少？</source>
        <translation>What is the ID number?</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>上一题</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>填好了，下一题</source>
        <translation>Done, next</translation>
    </message>
    <message>
        <source>查一查</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>请输入回执号</source>
        <translation>Type the receipt number</translation>
    </message>
    <message>
        <source>两个号码都要填</source>
        <translation>Both numbers are needed</translation>
    </message>
    <message>
        <source>回执号印在回执单上。在这台机器办的，输最后 11 位就行。</source>
        <translation>It is printed on the receipt. If it was done on this machine, the last 11 digits are enough.</translation>
    </message>
    <message>
        <source>回执号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>最后 11 位数字，或取证号</source>
        <translation>Last 11 digits, or the pick-up number</translation>
    </message>
    <message>
        <source>BK 后面的数字，或最后 11 位，或取证号</source>
        <translation>Digits after BK, the last 11, or a pick-up number</translation>
    </message>
    <message>
        <source>办事人的身份证号码</source>
        <translation>The applicant&apos;s ID number</translation>
    </message>
    <message>
        <source>投诉、意见输手机号码或查询码</source>
        <translation>For complaints: mobile number or code</translation>
    </message>
    <message>
        <source>18 位；查投诉、意见，输留的手机号码或查询码</source>
        <translation>18 characters; for complaints the mobile number you left, or the code</translation>
    </message>
    <message>
        <source>这台机器里没有，正在问县里…</source>
        <extracomment>The case was not taken by this machine; the county server is being asked for it.</extracomment>
        <translation>Not on this machine; asking the county…</translation>
    </message>
</context>
<context>
    <name>ProgressFlow</name>
    <message>
        <source>补交的收好了</source>
        <extracomment>Supplement: it is safely on disk.</extracomment>
        <translation>Your papers are kept</translation>
    </message>
    <message>
        <source>回执号（凭它查进度）</source>
        <translation>Receipt number (for “Progress”)</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>查进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>评价这次服务</source>
        <translation>Rate it</translation>
    </message>
    <message>
        <source>您已经评价过了</source>
        <translation>Rated already</translation>
    </message>
    <message>
        <source>办好后再评价</source>
        <translation>Rate it when it is done</translation>
    </message>
    <message>
        <source>打一张</source>
        <translation>Print one</translation>
    </message>
    <message>
        <source>打印进度单</source>
        <translation>Print progress</translation>
    </message>
    <message>
        <source>还差：%1</source>
        <translation>Missing: %1</translation>
    </message>
    <message>
        <source>催一催</source>
        <extracomment>Progress page: asks the person in charge to hurry.</extracomment>
        <translation>Remind</translation>
    </message>
    <message>
        <source>补交材料</source>
        <extracomment>Progress page: supply what the county asked for in a correction.</extracomment>
        <translation>Supply papers</translation>
    </message>
    <message>
        <source>补齐了接着办</source>
        <translation>Then it goes on</translation>
    </message>
    <message>
        <source>齐了，等着送</source>
        <translation>Complete, waiting</translation>
    </message>
    <message>
        <source>现在不用补</source>
        <translation>Not needed now</translation>
    </message>
    <message>
        <source>撤回这件</source>
        <extracomment>Progress page: the applicant takes the case back.</extracomment>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>不办了再点</source>
        <translation>Only to give it up</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>最多 %1 题</source>
        <extracomment>Elder pages: how many questions there are at most; answers may leave some out.</extracomment>
        <translation>of %1 at most</translation>
    </message>
    <message>
        <source>第 %1 题</source>
        <translation>Question %1</translation>
    </message>
    <message>
        <source>共 %1 题</source>
        <translation>of %1</translation>
    </message>
</context>
<context>
    <name>QuestionCell</name>
    <message>
        <source>点这里选</source>
        <translation>Touch to choose</translation>
    </message>
    <message>
        <source>点这里签名</source>
        <translation>Tap here to sign</translation>
    </message>
</context>
<context>
    <name>RarePad</name>
    <message>
        <source>前一页</source>
        <extracomment>Rare characters: the page of choices before this one.</extracomment>
        <translation>Back a page</translation>
    </message>
    <message>
        <source>后一页</source>
        <extracomment>Rare characters: the next page of choices.</extracomment>
        <translation>On a page</translation>
    </message>
    <message>
        <source>上一步</source>
        <extracomment>Rare characters: one step back.</extracomment>
        <translation>A step back</translation>
    </message>
    <message>
        <source>是，用它</source>
        <extracomment>Rare characters: yes, this is the character.</extracomment>
        <translation>Yes, use it</translation>
    </message>
    <message>
        <source>不是</source>
        <extracomment>Rare characters: no, another one.</extracomment>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>再办一件</source>
        <translation>Another matter</translation>
    </message>
    <message>
        <source>再打一份</source>
        <extracomment>Receipt page, the primary button: a second sheet, or the first.</extracomment>
        <translation>Print another</translation>
    </message>
    <message>
        <source>打印回执单</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <source>这次服务，您满意吗？</source>
        <translation>Were you satisfied with the service?</translation>
    </message>
    <message>
        <source>帮我们改进</source>
        <translation>Help us improve</translation>
    </message>
    <message>
        <source>有话要说？当面找帮办员，或打 %1</source>
        <translation>Anything to say? Ask the helper or call %1</translation>
    </message>
    <message>
        <source>有话要说？当面找帮办员 %1，或打 %2</source>
        <translation>Anything to say? Ask the helper %1 or call %2</translation>
    </message>
    <message>
        <source>谢谢，已经评价了</source>
        <translation>Thank you for your rating</translation>
    </message>
    <message>
        <source>给这次服务打个分</source>
        <translation>Rate this service</translation>
    </message>
    <message>
        <source>已评价</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>打个分</source>
        <translation>Rate it</translation>
    </message>
</context>
<context>
    <name>ReceiptSlip</name>
    <message>
        <source>申请已收到</source>
        <extracomment>Receipt page: the case is safely on disk.</extracomment>
        <translation>Application received</translation>
    </message>
    <message>
        <source>已评价</source>
        <extracomment>Receipt page of a low screen: leads to the rating. Short.</extracomment>
        <translation>Rated</translation>
    </message>
    <message>
        <source>打个分</source>
        <translation>Rate it</translation>
    </message>
    <message>
        <source>给这次服务打个分</source>
        <translation>Rate this service</translation>
    </message>
    <message>
        <source>回执号（凭它查进度）</source>
        <translation>Receipt number (for “Progress”)</translation>
    </message>
    <message>
        <source>接下来</source>
        <extracomment>Receipt page, before the three steps that follow.</extracomment>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>补交材料</source>
        <translation>Supply papers</translation>
    </message>
    <message>
        <source>记下办结</source>
        <extracomment>A first-asked duty: close it, or give it to a colleague.</extracomment>
        <translation>Close it</translation>
    </message>
    <message>
        <source>交给这个人</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>请写怎么答复的</source>
        <translation>Write the answer given</translation>
    </message>
    <message>
        <source>请先选人</source>
        <translation>Choose a person first</translation>
    </message>
    <message>
        <source>打印进度单</source>
        <translation>Print progress</translation>
    </message>
    <message>
        <source>打告知单</source>
        <translation>Print the notice</translation>
    </message>
    <message>
        <source>帮办的件</source>
        <translation>A case you helped with</translation>
    </message>
    <message>
        <source>首问</source>
        <translation>First asked</translation>
    </message>
    <message>
        <source>转给同事</source>
        <translation>Hand on</translation>
    </message>
    <message>
        <source>怎么答复群众的</source>
        <translation>What the citizen was told</translation>
    </message>
    <message>
        <source>转给谁办？首问责任人不变，跟到底。</source>
        <translation>Who takes it over? Who was asked first still answers for it.</translation>
    </message>
    <message>
        <source>工号 %1</source>
        <extracomment>A colleague&apos;s staff number.</extracomment>
        <translation>Staff number %1</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>这次服务，您满意吗？</source>
        <translation>Were you satisfied with the service?</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation type="unfinished">Send rating</translation>
    </message>
    <message>
        <source>点一个最合适的。说实话就好，帮我们改进。</source>
        <translation>Touch what fits best. Plain truth helps us improve.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>您选了：%1</source>
        <extracomment>Review: the level chosen, before its reasons.</extracomment>
        <translation>You chose: %1</translation>
    </message>
    <message>
        <source>重选</source>
        <translation>Choose again</translation>
    </message>
    <message>
        <source>哪里不好？请点一下，我们好改。</source>
        <translation>What was not good? Please touch it.</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>要回访</source>
        <translation>Call me back</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation>Send rating</translation>
    </message>
    <message>
        <source>谢谢您的评价，已经记下了。</source>
        <translation>Thank you for your rating. It is noted.</translation>
    </message>
</context>
<context>
    <name>RoundDonePage</name>
    <message>
        <source>%1，这一趟第 %2 户。评价请群众自己扫回执上的码。</source>
        <translation>%1, household %2. To rate, scan the code on the receipt.</translation>
    </message>
    <message>
        <source>先到这里</source>
        <translation>Stop here</translation>
    </message>
    <message>
        <source>先停</source>
        <extracomment>Door to door, a household done: stop here for now.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>下一户，代办</source>
        <translation>Next, for somebody</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>下一户，本人签</source>
        <translation>Next, who signs</translation>
    </message>
    <message>
        <source>下一户</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>回执号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>再打一份</source>
        <translation>Print another</translation>
    </message>
    <message>
        <source>打印回执单</source>
        <translation>Print the receipt</translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message>
        <source>下一户，本人签</source>
        <translation>Next, who signs</translation>
    </message>
    <message>
        <source>下一户</source>
        <extracomment>Door to door: the next household, whose person is there and signs, or is not there.</extracomment>
        <translation>Next</translation>
    </message>
    <message>
        <source>下一户，代办</source>
        <translation>Next, for somebody</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>请写地点</source>
        <translation>Write the place</translation>
    </message>
    <message>
        <source>上门代办</source>
        <extracomment>Head of the page of a way from door to door.</extracomment>
        <translation>Door to door</translation>
    </message>
    <message>
        <source>%1，已办 %2 户。办一户存一户，停电也不丢。</source>
        <translation>%1, %2 done. Each is kept at once, also in a power cut.</translation>
    </message>
    <message>
        <source>地点和您的身份只填一次，每户本人签名。办一户存一户，停电也不丢。</source>
        <translation>Place and your identity are asked once; each household signs. Each is kept at once, also in a power cut.</translation>
    </message>
    <message>
        <source>上门地点</source>
        <extracomment>Door to door: the place that all the cases share.</extracomment>
        <translation>Place</translation>
    </message>
    <message>
        <source>比如：清溪村三组</source>
        <translation>For example: Qingxi village, group 3</translation>
    </message>
    <message>
        <source>这一趟办完了</source>
        <translation>This round is done</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>清空</source>
        <extracomment>The key in the search box that empties it.</extracomment>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>打汉字、拼音或首字母都行，如“养老”“yanglao”“YL”</source>
        <translation>Chinese, pinyin or initials: “养老”, “yanglao”, “YL”</translation>
    </message>
    <message>
        <source>没找到“%1”，换个说法试试，或请帮办员</source>
        <translation>Nothing found for “%1”. Try other words or ask the helper</translation>
    </message>
    <message>
        <source>找到 %1 件，按“收起”看全部</source>
        <translation>%1 found; press “Close” to see all</translation>
    </message>
    <message>
        <source>找到 %1 件</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>按类别找</source>
        <translation>By kind</translation>
    </message>
    <message>
        <source>在这里打字</source>
        <translation>Type here</translation>
    </message>
</context>
<context>
    <name>Segmented</name>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>回执单好了</source>
        <translation>Receipt is ready</translation>
    </message>
    <message>
        <source>打印回执单</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <source>回执号二维码</source>
        <translation>Receipt number as a code</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>What comes next</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ShootPage</name>
    <message>
        <source>请拍：%1</source>
        <translation>Photograph: %1</translation>
    </message>
    <message>
        <source>就用这一页</source>
        <translation>Use this page</translation>
    </message>
    <message>
        <source>拍这一页</source>
        <translation>Take this page</translation>
    </message>
    <message>
        <source>正在收好</source>
        <translation>Being saved</translation>
    </message>
    <message>
        <source>等画面出来</source>
        <translation>Wait for the picture</translation>
    </message>
    <message>
        <source>重拍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>拍完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>把纸平放在镜头下面，四个角都露出来。放稳了会自己拍，也可以点“拍这一页”。</source>
        <translation>Lay the paper flat under the camera, all four corners in sight. It is taken by itself once it lies still, or touch “Take this page”.</translation>
    </message>
    <message>
        <source>拍好的这一页</source>
        <translation>The page as taken</translation>
    </message>
    <message>
        <source>高拍仪画面</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>已拍 %1 页</source>
        <translation>Pages taken: %1</translation>
    </message>
</context>
<context>
    <name>SignPad</name>
    <message>
        <source>在框里写您的名字</source>
        <translation>Write your name in the frame</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>没错就签名</source>
        <extracomment>Check page: its title.</extracomment>
        <translation>If it is right, sign</translation>
    </message>
    <message>
        <source>请核对，没错就签名</source>
        <translation>Please check; if right, sign</translation>
    </message>
    <message>
        <source>没错，去签名</source>
        <translation>Right, sign it</translation>
    </message>
    <message>
        <source>确认提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>没错，下一页</source>
        <extracomment>Check page: before its last page, on it, and on the part with the signature.</extracomment>
        <translation>Correct, next page</translation>
    </message>
    <message>
        <source>再看一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>我保证以上都是真的，同意按《告知承诺书》办理</source>
        <extracomment>Check page: the promise the citizen ticks.</extracomment>
        <translation>I promise that all this is true, and agree to the letter of promise</translation>
    </message>
    <message>
        <source>看全文</source>
        <translation>Read all</translation>
    </message>
    <message>
        <source>看承诺书</source>
        <translation>Read the letter</translation>
    </message>
    <message>
        <source>用手指在框里写您的名字</source>
        <translation>Write your name in the frame with your finger</translation>
    </message>
    <message>
        <source>签名只用于这次申请</source>
        <translation>Used for this application only</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>SlipCard</name>
    <message>
        <source>出示此码查进度</source>
        <translation>Show this code to see progress</translation>
    </message>
</context>
<context>
    <name>SnagList</name>
    <message>
        <source>还没有反映过问题。下沉到镇、村的事项办不下去时，按“反映新问题”，管这个事项的县直部门会答复。</source>
        <translation>Nothing has been reported yet. When a matter handed down to the township cannot be handled here, press “Report a new one”; the county department in charge will answer.</translation>
    </message>
</context>
<context>
    <name>SnagOne</name>
    <message>
        <source>部门的答复</source>
        <extracomment>Snags: what the department answered.</extracomment>
        <translation>The department&apos;s answer</translation>
    </message>
    <message>
        <source>归%1答复</source>
        <extracomment>Snags: the department that answers.</extracomment>
        <translation>To be answered by %1</translation>
    </message>
</context>
<context>
    <name>SnagReport</name>
    <message>
        <source>哪个事项接不住？</source>
        <translation>Which matter cannot be handled here?</translation>
    </message>
    <message>
        <source>打事项的名称、拼音或首字母</source>
        <translation>Type the name of the matter, pinyin or initials</translation>
    </message>
    <message>
        <source>是什么问题（可以选几样）</source>
        <translation>What is the problem (choose any that fit)</translation>
    </message>
    <message>
        <source>还有什么没解决</source>
        <translation>What is still not solved</translation>
    </message>
    <message>
        <source>具体卡在哪一步（可以不写）</source>
        <translation>Where exactly it gets stuck (optional)</translation>
    </message>
    <message>
        <source>不要写群众的姓名和号码</source>
        <translation>No names or numbers of citizens, please</translation>
    </message>
</context>
<context>
    <name>SnagsPage</name>
    <message>
        <source>反映新问题</source>
        <extracomment>Snags: report a new one; hand a report over; the answer helped.</extracomment>
        <translation>Report a new one</translation>
    </message>
    <message>
        <source>送给部门</source>
        <translation>Send to the department</translation>
    </message>
    <message>
        <source>请部门再答</source>
        <translation>Ask the department again</translation>
    </message>
    <message>
        <source>解决了</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>请选是什么问题</source>
        <translation>Please choose the problem</translation>
    </message>
    <message>
        <source>请写一句</source>
        <translation>Please write a sentence</translation>
    </message>
    <message>
        <source>还没解决</source>
        <extracomment>Snags: the answer did not help.</extracomment>
        <translation>Not solved yet</translation>
    </message>
    <message>
        <source>承接问题</source>
        <extracomment>Head of the page of snags.</extracomment>
        <translation>Matters we cannot handle</translation>
    </message>
    <message>
        <source>接不住的事项告诉县里的部门</source>
        <extracomment>Head of the page of snags, after the staff number.</extracomment>
        <translation>Tell the county department what cannot be handled here</translation>
    </message>
</context>
<context>
    <name>StaffHead</name>
    <message>
        <source>帮办工作台</source>
        <extracomment>Head of the helper&apos;s desk.</extracomment>
        <translation>Helper&apos;s desk</translation>
    </message>
    <message>
        <source>首问负责：谁先接待，谁跟到底</source>
        <extracomment>Head of the helper&apos;s desk, after the staff number.</extracomment>
        <translation>Who is asked first sees it through</translation>
    </message>
    <message>
        <source>工号 %1</source>
        <extracomment>Head of the helper&apos;s desk: staff number, then what the desk is for.</extracomment>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>%1 后锁屏</source>
        <translation>locks in %1</translation>
    </message>
    <message>
        <source>培训 %1</source>
        <extracomment>Head of the staff&apos;s pages: a door to their trainings; %1 that they still have to come to.</extracomment>
        <translation>Training: %1</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>承接问题 %1</source>
        <extracomment>Head of the staff&apos;s pages: a door to what cannot be handled here; %1 new answers.</extracomment>
        <translation>Problems: %1</translation>
    </message>
    <message>
        <source>承接问题</source>
        <translation>Problems</translation>
    </message>
</context>
<context>
    <name>StaffSignInPage</name>
    <message>
        <source>工作人员登录</source>
        <extracomment>Staff sign-in: its title.</extracomment>
        <translation>Staff sign-in</translation>
    </message>
    <message>
        <source>帮办员、设备专管员用工号和口令登录。群众办的事不受影响。</source>
        <translation>Helpers and keepers sign in with number and PIN. What the citizen is doing stays.</translation>
    </message>
    <message>
        <source>登录</source>
        <extracomment>Staff sign-in: the button.</extracomment>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>请输工号和口令</source>
        <translation>Type number and PIN</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>口令</source>
        <extracomment>Staff sign-in: the PIN.</extracomment>
        <translation>PIN</translation>
    </message>
    <message>
        <source>登记过身份证的，把证放在读卡器上就登录，不用输。</source>
        <translation>If your ID card is registered, lay it on the reader to sign in; no typing needed.</translation>
    </message>
    <message>
        <source>还没有口令：登录县里的网页，点“机器口令”自己设。忘了口令也在那里重设。</source>
        <translation>No PIN yet, or forgotten: set one on the county&apos;s web page.</translation>
    </message>
</context>
<context>
    <name>StatusChip</name>
    <message>
        <source>已联网</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>正在报送</source>
        <extracomment>Line chip: cases are going up; %1 is like 2/4.</extracomment>
        <translation>Sending</translation>
    </message>
    <message>
        <source>正在报送 %1</source>
        <translation>Sending %1</translation>
    </message>
    <message>
        <source>暂不收新件</source>
        <extracomment>Line chip: alone so long that it takes no new filings; %1 is like 3 天. Briefly and in full.</extracomment>
        <translation>No new cases</translation>
    </message>
    <message>
        <source>离线 %1 · 暂不收新件</source>
        <translation>Offline %1 · no new cases</translation>
    </message>
    <message>
        <source>离线 %1</source>
        <extracomment>Line chip: offline for too long; %1 is like 3 天. Staff are to be told, briefly and in full.</extracomment>
        <translation>Offline %1</translation>
    </message>
    <message>
        <source>离线 %1 · 请告诉工作人员</source>
        <translation>Offline %1 · please tell the staff</translation>
    </message>
    <message>
        <source>离线可办</source>
        <translation>Works offline</translation>
    </message>
    <message>
        <source>离线可办 · 联网后自动报送</source>
        <translation>Works offline · sends later</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>第 %1 步，共 %2 步，%3</source>
        <extracomment>Read aloud for the step bar: %1 of %2, its name %3.</extracomment>
        <translation>Step %1 of %2, %3</translation>
    </message>
</context>
<context>
    <name>StickPage</name>
    <message>
        <source>从U盘选：%1</source>
        <translation>From a USB stick: %1</translation>
    </message>
    <message>
        <source>选好了</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>正在收好</source>
        <translation>Being saved</translation>
    </message>
    <message>
        <source>再找一次</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>点一个文件就收好一份，可以点几个。只看照片和 PDF，U盘里别的不动。</source>
        <translation>Touch a file to hand it in; you may touch several. Only pictures and PDFs are looked at, nothing else on the stick.</translation>
    </message>
    <message>
        <source>正在收好，请不要拔U盘…</source>
        <translation>Being saved. Please leave the stick in…</translation>
    </message>
    <message>
        <source>收好了&#x3000;%1</source>
        <extracomment>Behind a file that was taken: it is kept.</extracomment>
        <translation>Saved&#x3000;%1</translation>
    </message>
</context>
<context>
    <name>SummaryRow</name>
    <message>
        <source>改</source>
        <extracomment>Check page: change this group.</extracomment>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>SupplementPage</name>
    <message>
        <source>有要说明的，写在这里</source>
        <translation>Anything to say? Write it here</translation>
    </message>
    <message>
        <source>这次补哪几样？</source>
        <translation>Which ones do you supply?</translation>
    </message>
    <message>
        <source>要补的，一样一样来</source>
        <translation>What was asked for, one by one</translation>
    </message>
    <message>
        <source>每一样下面都写着怎么交；纸质的请交给帮办员或窗口。一次补不齐，改天再来补。</source>
        <translation>Under each stands how to hand it in; give papers to the helper or the counter. The rest can come later.</translation>
    </message>
    <message>
        <source>纸质的请交给帮办员或窗口，交了的点一下。</source>
        <translation>Give papers to the helper or the counter, then tick them.</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请选一样，或写几句话</source>
        <translation>Tick one, or write a few words</translation>
    </message>
    <message>
        <source>没有要说明的，可以不写</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>改了哪里、补了什么</source>
        <translation>What was changed or supplied</translation>
    </message>
</context>
<context>
    <name>SuppliesTab</name>
    <message>
        <source>纸还够用多久</source>
        <extracomment>Keeper&apos;s supplies: how long the paper lasts.</extracomment>
        <translation>How long the paper lasts</translation>
    </message>
    <message>
        <source>刚做了什么，按一下就记上</source>
        <translation>Press what you have just done</translation>
    </message>
    <message>
        <source>加纸 500 张（一包）</source>
        <extracomment>Keeper&apos;s supplies: buttons that record what was put in.</extracomment>
        <translation>500 sheets (a pack)</translation>
    </message>
    <message>
        <source>加纸 250 张（半包）</source>
        <translation>250 sheets (half a pack)</translation>
    </message>
    <message>
        <source>加纸 100 张</source>
        <translation>100 sheets</translation>
    </message>
    <message>
        <source>换了粉盒</source>
        <translation>New toner</translation>
    </message>
    <message>
        <source>做了清洁</source>
        <translation>Cleaned</translation>
    </message>
</context>
<context>
    <name>TakenPage</name>
    <message>
        <source>收好的：%1</source>
        <translation>Handed in here: %1</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不删了</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>删掉这一页</source>
        <translation>Delete this page</translation>
    </message>
    <message>
        <source>这一页会删掉。点“不删了”就留着。</source>
        <translation>This page will be deleted. Touch “Keep it” to keep it.</translation>
    </message>
    <message>
        <source>都会密封好再送到县里。</source>
        <translation>Everything is sealed before it goes to the county.</translation>
    </message>
    <message>
        <source>收好的这一页</source>
        <translation>The page that was handed in</translation>
    </message>
    <message>
        <source>已删</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>再拍一页</source>
        <translation>One more page</translation>
    </message>
    <message>
        <source>从U盘再选</source>
        <translation>More from the stick</translation>
    </message>
    <message>
        <source>用手机再传</source>
        <translation>Send more by phone</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>正在读…</source>
        <extracomment>Tool strip: read this page aloud.
----------
Elder tool strip: read this page to me.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>长辈模式</source>
        <extracomment>Tool strip: switch to the elder mode.</extracomment>
        <translation>Large</translation>
    </message>
    <message>
        <source>高对比</source>
        <extracomment>Tool strip: high contrast.</extracomment>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>低位</source>
        <extracomment>Tool strip: everything that can be pressed moves down.</extracomment>
        <translation>Lower</translation>
    </message>
    <message>
        <source>帮办员</source>
        <translation>Helper</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>读给我听</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>请人帮忙</source>
        <extracomment>Elder tool strip: ask a person for help.</extracomment>
        <translation>Get help</translation>
    </message>
    <message>
        <source>标准版</source>
        <extracomment>Elder tool strip: back to the standard look.</extracomment>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>TrainingList</name>
    <message>
        <source>没有通知您的培训。县直部门安排了培训，这里就会出现，培训当天在这里签到。</source>
        <translation>You are not called to any training. Once a county department plans one it appears here; sign in here on the day.</translation>
    </message>
</context>
<context>
    <name>TrainingOne</name>
    <message>
        <source>为什么取消</source>
        <extracomment>A training: why it is not held.</extracomment>
        <translation>Why it is cancelled</translation>
    </message>
    <message>
        <source>您的成绩</source>
        <extracomment>A training: passed or not, score.</extracomment>
        <translation>Your result</translation>
    </message>
    <message>
        <source>%1 组织</source>
        <extracomment>A training: the department that trains.</extracomment>
        <translation>Held by %1</translation>
    </message>
    <message>
        <source>学什么</source>
        <extracomment>A training: which matters it is about.</extracomment>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>签到</source>
        <extracomment>A training: when and where one signed in.</extracomment>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>签到</source>
        <extracomment>A training: sign in for it, now.</extracomment>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>业务培训</source>
        <extracomment>Head of the page of trainings.</extracomment>
        <translation>Training</translation>
    </message>
    <message>
        <source>下沉的事项，学会了再接</source>
        <extracomment>Head of the page of trainings, after the staff number.</extracomment>
        <translation>Learn what is handed down before you take it on</translation>
    </message>
</context>
<context>
    <name>TryTab</name>
    <message>
        <source>用一下才知道好不好用。读到的证、扫到的码都不显示，也不留下。</source>
        <translation>Only use shows whether it works. Cards and codes that are read are neither shown nor kept.</translation>
    </message>
    <message>
        <source>再送一次</source>
        <extracomment>Keeper&apos;s devices, at the line: what the county refused is sent once more.</extracomment>
        <translation>Send again</translation>
    </message>
    <message>
        <source>试一下</source>
        <extracomment>Keeper&apos;s devices: use this device once, to see whether it works.</extracomment>
        <translation>Try it</translation>
    </message>
    <message>
        <source>最近三十天的设备运行报告</source>
        <translation>Report of the last thirty days</translation>
    </message>
    <message>
        <source>写到 U 盘</source>
        <translation>Onto a USB stick</translation>
    </message>
    <message>
        <source>打印出来</source>
        <translation>Print it</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>核对无误</source>
        <extracomment>Identity check: on, or the colleague has looked.</extracomment>
        <translation>It is them</translation>
    </message>
    <message>
        <source>同事现在核对</source>
        <translation>A colleague looks now</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请输工号和口令</source>
        <translation>Type number and PIN</translation>
    </message>
    <message>
        <source>请选原因</source>
        <translation>Choose why</translation>
    </message>
    <message>
        <source>以后补核</source>
        <extracomment>Identity check: nobody else is here now.</extracomment>
        <translation>Check later</translation>
    </message>
    <message>
        <source>核验身份</source>
        <extracomment>Head of the page where the staff vouch for somebody without a card.</extracomment>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>为什么没有读身份证？请先看本人和别的证件，再选。</source>
        <translation>Why was no card read? Look at the person and another document first.</translation>
    </message>
    <message>
        <source>要两个人核对。同事在，请同事输工号和口令；不在，先办，办件上注明要补核。</source>
        <translation>Two people have to look. A colleague who is here gives number and PIN; else file now, and the case says it is to be checked.</translation>
    </message>
    <message>
        <source>同事看过本人和证件，在这里输自己的工号和口令。</source>
        <translation>The colleague has looked at person and document, and gives their own number and PIN.</translation>
    </message>
    <message>
        <source>同事的工号</source>
        <translation>The colleague&apos;s number</translation>
    </message>
    <message>
        <source>同事的口令</source>
        <translation>The colleague&apos;s PIN</translation>
    </message>
</context>
<context>
    <name>VoiceAboutPage</name>
    <message>
        <source>您的%1，是关于什么的？</source>
        <extracomment>Voices: the question what a complaint (%1) is about.</extracomment>
        <translation>What is your %1 about?</translation>
    </message>
    <message>
        <source>选好了，下一题</source>
        <translation>Chosen, next</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请先选一个</source>
        <translation>Please choose one first</translation>
    </message>
</context>
<context>
    <name>VoiceContactPage</name>
    <message>
        <source>手机号码是多少？</source>
        <translation>What is the mobile number?</translation>
    </message>
    <message>
        <source>要不要留手机号码？</source>
        <translation>Leave a mobile number?</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>选好了，下一题</source>
        <translation>Chosen, next</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请输入手机号码</source>
        <translation>Please type the mobile number</translation>
    </message>
    <message>
        <source>请先选一个</source>
        <translation>Please choose one first</translation>
    </message>
    <message>
        <source>请听过再打勾</source>
        <translation>Hear it first</translation>
    </message>
    <message>
        <source>帮办员写的，念给我听过了，没有错</source>
        <translation>The helper wrote it and read it to me; it is right</translation>
    </message>
    <message>
        <source>11 位，凭它查答复</source>
        <translation>11 digits; you find the answer with it</translation>
    </message>
</context>
<context>
    <name>VoiceFlow</name>
    <message>
        <source>关于什么</source>
        <extracomment>Steps of a complaint, opinion or message; short.</extracomment>
        <translation>About</translation>
    </message>
    <message>
        <source>怎么说</source>
        <translation>How</translation>
    </message>
    <message>
        <source>写下来</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>您说的已收好</source>
        <extracomment>Voices: the complaint is safely on disk.</extracomment>
        <translation>What you said is kept</translation>
    </message>
    <message>
        <source>回执号（凭它查答复）</source>
        <translation>Receipt number (finds the answer)</translation>
    </message>
</context>
<context>
    <name>VoiceHowPage</name>
    <message>
        <source>谁来写？</source>
        <translation>Who writes?</translation>
    </message>
    <message>
        <source>怎么说？</source>
        <translation>How would you like to say it?</translation>
    </message>
    <message>
        <source>自己写</source>
        <translation>Write it yourself</translation>
    </message>
    <message>
        <source>打字或用手指写</source>
        <translation>type or finger</translation>
    </message>
    <message>
        <source>帮办员写</source>
        <translation>The helper writes</translation>
    </message>
    <message>
        <source>您说他写，念给您听</source>
        <translation>you say it</translation>
    </message>
    <message>
        <source>您说，%1 写，写好念给您听</source>
        <translation>You speak, %1 writes and reads it to you</translation>
    </message>
    <message>
        <source>手机写</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>扫一扫，回家也能写</source>
        <translation>scan, at home too</translation>
    </message>
</context>
<context>
    <name>VoicePage</name>
    <message>
        <source>查答复</source>
        <translation>Find an answer</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>怎么改、怎么防止</source>
        <translation>What changes</translation>
    </message>
</context>
<context>
    <name>VoiceQrPage</name>
    <message>
        <source>用手机扫一扫</source>
        <translation>Scan with your phone</translation>
    </message>
    <message>
        <source>打开县里的网页，在手机上写</source>
        <translation>It opens the county&apos;s page; write on your phone</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home page</translation>
    </message>
    <message>
        <source>用手机投诉、提意见</source>
        <extracomment>Under the code of the county&apos;s public page.</extracomment>
        <translation>Complaints and opinions by phone</translation>
    </message>
</context>
<context>
    <name>VoiceWritePage</name>
    <message>
        <source>您说，帮办员写</source>
        <translation>You speak, the helper writes</translation>
    </message>
    <message>
        <source>请帮办员照您说的写</source>
        <translation>The helper writes as you say it</translation>
    </message>
    <message>
        <source>是怎么回事？</source>
        <translation>What happened?</translation>
    </message>
    <message>
        <source>是怎么回事？说说您的%1</source>
        <translation>What happened? Your %1</translation>
    </message>
    <message>
        <source>写好了，下一题</source>
        <translation>Written, next</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请写几句话</source>
        <translation>Please write a few words</translation>
    </message>
    <message>
        <source>写在这里</source>
        <translation>Write here</translation>
    </message>
    <message>
        <source>照原话写，写好念给群众听</source>
        <translation>Word for word; then read it aloud</translation>
    </message>
    <message>
        <source>什么时候、在哪里、是怎么回事</source>
        <translation>When, where, what happened</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>您想说什么？</source>
        <translation>What would you like to say?</translation>
    </message>
    <message>
        <source>可以不留姓名</source>
        <translation>no name needed</translation>
    </message>
    <message>
        <source>都由具体的人答复，可以不留姓名和电话</source>
        <translation>Somebody answers each one; no name or number needed</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>没办好，要说法</source>
        <translation>not done well</translation>
    </message>
    <message>
        <source>提意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>哪里可以改</source>
        <translation>could be better</translation>
    </message>
    <message>
        <source>留言</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>问一句，说一句</source>
        <translation>ask or tell</translation>
    </message>
    <message>
        <source>给服务打分</source>
        <translation>Rate a service</translation>
    </message>
    <message>
        <source>办过的事</source>
        <translation>a case of yours</translation>
    </message>
    <message>
        <source>查答复</source>
        <translation>Find an answer</translation>
    </message>
    <message>
        <source>看怎么回的</source>
        <translation>find it here</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>现在要办事</source>
        <translation>If you need something now</translation>
    </message>
    <message>
        <source>请到综合窗口，一样能办。旁边的帮办员也能帮您。</source>
        <translation>Please go to the general counter: they do the same. The helper beside you can help too.</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>别的办法</source>
        <extracomment>Title of the page that the identify page leads to.</extracomment>
        <translation>Other ways</translation>
    </message>
    <message>
        <source>都不合适？按“返回”自己输，或请人帮忙。</source>
        <translation>None fits? Press “Back” and type it, or get help.</translation>
    </message>
    <message>
        <source>取草稿</source>
        <translation>Open draft</translation>
    </message>
    <message>
        <source>接着上次填</source>
        <translation>go on</translation>
    </message>
    <message>
        <source>帮办员核验</source>
        <translation>Helper checks</translation>
    </message>
    <message>
        <source>没带证也能办</source>
        <translation>no ID card with you</translation>
    </message>
    <message>
        <source>替家人办</source>
        <translation>For family</translation>
    </message>
    <message>
        <source>要两个人的证</source>
        <translation>both ID cards</translation>
    </message>
</context>
<context>
    <name>WheelsPanel</name>
    <message>
        <source>还没填，按数字</source>
        <extracomment>Above the digits, before any was typed.</extracomment>
        <translation>Type the digits</translation>
    </message>
    <message>
        <source>还没选，按加号减号</source>
        <extracomment>Above the wheels, before any was turned.</extracomment>
        <translation>Press + or −</translation>
    </message>
    <message>
        <source>就这个</source>
        <extracomment>Under the wheels: what they show now is what I mean.</extracomment>
        <translation>This</translation>
    </message>
    <message>
        <source>加减选</source>
        <extracomment>Switches between the wheels and typing digits.</extracomment>
        <translation>Use + and −</translation>
    </message>
    <message>
        <source>打数字</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>%1加</source>
        <translation>%1 plus</translation>
    </message>
    <message>
        <source>%1减</source>
        <translation>%1 minus</translation>
    </message>
</context>
<context>
    <name>WithdrawPage</name>
    <message>
        <source>撤回这件，是为什么？</source>
        <translation>Why do you withdraw it?</translation>
    </message>
    <message>
        <source>撤回以后窗口就不办了。要办，可以再交一次。</source>
        <translation>The counter then stops. You may file it again.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>请先选一个</source>
        <translation>Please choose one first</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>必填</source>
        <extracomment>After a field&apos;s label: must be filled in.</extracomment>
        <translation>Required</translation>
    </message>
    <message>
        <source>还能写 %1 个字</source>
        <extracomment>Under the words of a complaint: how many characters may still be written.</extracomment>
        <translation>%1 characters left</translation>
    </message>
</context>
<context>
    <name>WritingPad</name>
    <message>
        <source>撤一笔</source>
        <extracomment>Writing pad: take back the last stroke.</extracomment>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重写</source>
        <extracomment>Writing pad: wipe the pad, write this character again.</extracomment>
        <translation>Again</translation>
    </message>
    <message>
        <source>删字</source>
        <extracomment>Writing pad: remove the last character of the field.</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>好了</source>
        <extracomment>The keyboard&apos;s lower right key: this field is finished.</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>WritingPaper</name>
    <message>
        <source>手写板，用手指在这里写一个字</source>
        <translation>Writing pad: write one character here with your finger</translation>
    </message>
    <message>
        <source>用手指在这里写一个字</source>
        <extracomment>In the middle of the empty writing pad.</extracomment>
        <translation>Write one character here with your finger</translation>
    </message>
</context>
</TS>
