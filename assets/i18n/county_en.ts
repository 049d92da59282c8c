<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
    <context>
        <name>words</name>
        <message>
            <source>城关镇党群服务中心</source>
            <translation>Chengguan Service Centre</translation>
        </message>
        <message>
            <source>黄堡镇党群服务中心</source>
            <translation>Huangbao Service Centre</translation>
        </message>
        <message>
            <source>后坪镇党群服务中心</source>
            <translation>Houping Service Centre</translation>
        </message>
        <message>
            <source>龙坪镇党群服务中心</source>
            <translation>Longping Service Centre</translation>
        </message>
        <message>
            <source>店垭镇党群服务中心</source>
            <translation>Dianya Service Centre</translation>
        </message>
        <message>
            <source>马良镇党群服务中心</source>
            <translation>Maliang Service Centre</translation>
        </message>
        <message>
            <source>歇马镇党群服务中心</source>
            <translation>Xiema Service Centre</translation>
        </message>
        <message>
            <source>马桥镇党群服务中心</source>
            <translation>Maqiao Service Centre</translation>
        </message>
        <message>
            <source>寺坪镇党群服务中心</source>
            <translation>Siping Service Centre</translation>
        </message>
        <message>
            <source>过渡湾镇党群服务中心</source>
            <translation>Guoduwan Service Centre</translation>
        </message>
        <message>
            <source>两峪乡党群服务中心</source>
            <translation>Liangyu Service Centre</translation>
        </message>
        <message>
            <source>%1党群服务中心</source>
            <translation>%1 Service Centre</translation>
        </message>
        <message>
            <source>%1 号综合窗口</source>
            <translation>general counter %1</translation>
        </message>
        <message>
            <source>保康县人力资源和社会保障局</source>
            <translation>Human Resources and Social Security Bureau</translation>
        </message>
        <message>
            <source>保康县行政审批局</source>
            <translation>Administrative Approval Bureau</translation>
        </message>
        <message>
            <source>襄阳住房公积金中心保康办事处</source>
            <translation>Housing Fund Centre, Baokang Office</translation>
        </message>
        <message>
            <source>保康县医疗保障局</source>
            <translation>Healthcare Security Bureau</translation>
        </message>
        <message>
            <source>保康县自然资源和规划局</source>
            <translation>Natural Resources and Planning Bureau</translation>
        </message>
        <message>
            <source>保康县民政局</source>
            <translation>Civil Affairs Bureau</translation>
        </message>
        <message>
            <source>国家税务总局保康县税务局</source>
            <translation>Tax Bureau</translation>
        </message>
        <message>
            <source>乡镇人民政府</source>
            <translation>Township government</translation>
        </message>
        <message>
            <source>保康县市场监督管理局</source>
            <translation>Market Regulation Bureau</translation>
        </message>
        <message>
            <source>保康县住房和城乡建设局</source>
            <translation>Housing and Construction Bureau</translation>
        </message>
        <message>
            <source>保康县残疾人联合会</source>
            <translation>Disabled Persons' Federation</translation>
        </message>
        <message>
            <source>保康县公安局</source>
            <translation>Public Security Bureau</translation>
        </message>
        <message>
            <source>保康县烟草专卖局</source>
            <translation>Tobacco Monopoly Bureau</translation>
        </message>
        <message>
            <source>保康县农业农村局</source>
            <translation>Agriculture and Rural Affairs Bureau</translation>
        </message>
        <message>
            <source>保康县应急管理局</source>
            <translation>Emergency Management Bureau</translation>
        </message>
        <message>
            <source>保康县司法局</source>
            <translation>Justice Bureau</translation>
        </message>
        <message>
            <source>保康县退役军人事务局</source>
            <translation>Veterans Affairs Bureau</translation>
        </message>
        <message>
            <source>居民身份证</source>
            <translation>Resident ID card</translation>
        </message>
        <message>
            <source>身份证</source>
            <translation>ID card</translation>
        </message>
        <message>
            <source>申请人身份证明</source>
            <translation>Proof of the applicant's identity</translation>
        </message>
        <message>
            <source>查询人身份证明</source>
            <translation>Proof of identity of who asks</translation>
        </message>
        <message>
            <source>职工身份证件</source>
            <translation>The employee's ID document</translation>
        </message>
        <message>
            <source>居民户口簿</source>
            <translation>Household register</translation>
        </message>
        <message>
            <source>户口簿信息</source>
            <translation>Household register data</translation>
        </message>
        <message>
            <source>本人银行账户信息</source>
            <translation>Your bank account details</translation>
        </message>
        <message>
            <source>单位银行账户信息</source>
            <translation>The organisation's bank account details</translation>
        </message>
        <message>
            <source>营业执照</source>
            <translation>Business licence</translation>
        </message>
        <message>
            <source>公司营业执照</source>
            <translation>The company's business licence</translation>
        </message>
        <message>
            <source>营业执照信息</source>
            <translation>Business licence data</translation>
        </message>
        <message>
            <source>营业执照登记信息</source>
            <translation>Business licence data</translation>
        </message>
        <message>
            <source>营业执照正副本</source>
            <translation>Business licence, original and duplicate</translation>
        </message>
        <message>
            <source>营业执照（单位查询）</source>
            <translation>Business licence (for organisations)</translation>
        </message>
        <message>
            <source>电子营业执照</source>
            <translation>Electronic business licence</translation>
        </message>
        <message>
            <source>损毁的营业执照原件</source>
            <translation>The damaged business licence</translation>
        </message>
        <message>
            <source>医保电子凭证或身份证或社会保障卡</source>
            <translation>Health insurance code, ID card or social security card</translation>
        </message>
        <message>
            <source>社会保障卡</source>
            <translation>Social security card</translation>
        </message>
        <message>
            <source>社会保障卡原卡</source>
            <translation>The old social security card</translation>
        </message>
        <message>
            <source>近期免冠证件照</source>
            <translation>Recent passport-style photo</translation>
        </message>
        <message>
            <source>残疾人证</source>
            <translation>Disability certificate</translation>
        </message>
        <message>
            <source>结婚证</source>
            <translation>Marriage certificate</translation>
        </message>
        <message>
            <source>出生医学证明</source>
            <translation>Birth certificate</translation>
        </message>
        <message>
            <source>食品经营许可证</source>
            <translation>Food business permit</translation>
        </message>
        <message>
            <source>统一社会信用代码证照</source>
            <translation>Social credit code certificate</translation>
        </message>
        <message>
            <source>道路运输证</source>
            <translation>Road transport certificate</translation>
        </message>
        <message>
            <source>机动车行驶证</source>
            <translation>Vehicle licence</translation>
        </message>
        <message>
            <source>公司登记（备案）申请书</source>
            <translation>Company registration form</translation>
        </message>
        <message>
            <source>个体工商户登记（备案）申请书</source>
            <translation>Sole trader registration form</translation>
        </message>
        <message>
            <source>个体工商户注销登记申请书</source>
            <translation>Sole trader closing form</translation>
        </message>
        <message>
            <source>个人独资企业登记（备案）申请书</source>
            <translation>Sole proprietorship registration form</translation>
        </message>
        <message>
            <source>合伙企业登记（备案）申请书</source>
            <translation>Partnership registration form</translation>
        </message>
        <message>
            <source>分公司登记申请书</source>
            <translation>Branch registration form</translation>
        </message>
        <message>
            <source>企业注销登记申请书</source>
            <translation>Business closing form</translation>
        </message>
        <message>
            <source>企业名称申报信息表</source>
            <translation>Business name form</translation>
        </message>
        <message>
            <source>经营场所使用证明</source>
            <translation>Proof that you may use the premises</translation>
        </message>
        <message>
            <source>住所（经营场所）使用证明</source>
            <translation>Proof that you may use the premises</translation>
        </message>
        <message>
            <source>住所使用证明</source>
            <translation>Proof that you may use the premises</translation>
        </message>
        <message>
            <source>主要经营场所使用证明</source>
            <translation>Proof that you may use the main premises</translation>
        </message>
        <message>
            <source>变更事项相关证明文件</source>
            <translation>Papers proving the change</translation>
        </message>
        <message>
            <source>公司章程</source>
            <translation>Articles of association</translation>
        </message>
        <message>
            <source>合伙协议</source>
            <translation>Partnership agreement</translation>
        </message>
        <message>
            <source>清税信息</source>
            <translation>Tax clearance data</translation>
        </message>
        <message>
            <source>备案表</source>
            <translation>Record form</translation>
        </message>
        <message>
            <source>登记机关变更信息</source>
            <translation>Registry's change data</translation>
        </message>
        <message>
            <source>授权委托书（代办时）</source>
            <translation>Letter of authority (if somebody acts for you)</translation>
        </message>
        <message>
            <source>参保登记表</source>
            <translation>Enrolment form</translation>
        </message>
        <message>
            <source>职工参保登记表</source>
            <translation>Employee enrolment form</translation>
        </message>
        <message>
            <source>灵活就业人员参保登记表</source>
            <translation>Enrolment form for the self-employed</translation>
        </message>
        <message>
            <source>城乡居民基本养老保险参保登记表</source>
            <translation>Resident pension enrolment form</translation>
        </message>
        <message>
            <source>城乡居民基本养老保险待遇申领表</source>
            <translation>Resident pension claim form</translation>
        </message>
        <message>
            <source>城乡居民基本医疗保险参保登记表</source>
            <translation>Resident health insurance enrolment form</translation>
        </message>
        <message>
            <source>城乡居民基本医疗保险参保信息变更登记表</source>
            <translation>Resident health insurance change form</translation>
        </message>
        <message>
            <source>个人基本信息变更表</source>
            <translation>Change of personal data form</translation>
        </message>
        <message>
            <source>社会保障卡申领登记表</source>
            <translation>Social security card form</translation>
        </message>
        <message>
            <source>社会保障卡信息变更表</source>
            <translation>Social security card change form</translation>
        </message>
        <message>
            <source>社会保障卡补（换）卡申请表</source>
            <translation>Social security card replacement form</translation>
        </message>
        <message>
            <source>失业登记表</source>
            <translation>Unemployment registration form</translation>
        </message>
        <message>
            <source>就业登记表</source>
            <translation>Employment registration form</translation>
        </message>
        <message>
            <source>投诉登记表</source>
            <translation>Complaint form</translation>
        </message>
        <message>
            <source>医院收费票据</source>
            <translation>Hospital receipts</translation>
        </message>
        <message>
            <source>门急诊费用清单</source>
            <translation>Out-patient bill</translation>
        </message>
        <message>
            <source>处方底方</source>
            <translation>Prescription</translation>
        </message>
        <message>
            <source>住院费用清单</source>
            <translation>In-patient bill</translation>
        </message>
        <message>
            <source>诊断证明</source>
            <translation>Diagnosis certificate</translation>
        </message>
        <message>
            <source>病历资料</source>
            <translation>Medical records</translation>
        </message>
        <message>
            <source>转诊转院证明材料</source>
            <translation>Referral papers</translation>
        </message>
        <message>
            <source>基本医疗保险跨省异地就医备案表</source>
            <translation>Form for treatment in another province</translation>
        </message>
        <message>
            <source>购房合同及付款发票</source>
            <translation>Purchase contract and invoice</translation>
        </message>
        <message>
            <source>网签备案或不动产登记信息</source>
            <translation>Contract or property register data</translation>
        </message>
        <message>
            <source>贷款还款信息</source>
            <translation>Loan repayment data</translation>
        </message>
        <message>
            <source>本地无房查询信息</source>
            <translation>Data showing no home here</translation>
        </message>
        <message>
            <source>提前还款申请</source>
            <translation>Early repayment form</translation>
        </message>
        <message>
            <source>不动产登记申请书</source>
            <translation>Property registration form</translation>
        </message>
        <message>
            <source>不动产登记证明</source>
            <translation>Property registration certificate</translation>
        </message>
        <message>
            <source>不动产权证书</source>
            <translation>Property title certificate</translation>
        </message>
        <message>
            <source>查询申请书</source>
            <translation>Search form</translation>
        </message>
        <message>
            <source>查询授权书（查询家庭成员时）</source>
            <translation>Letter of authority (to search for family)</translation>
        </message>
        <message>
            <source>利害关系证明（利害关系人查询时）</source>
            <translation>Proof of interest (for third parties)</translation>
        </message>
        <message>
            <source>租赁双方身份证明</source>
            <translation>ID of landlord and tenant</translation>
        </message>
        <message>
            <source>租赁合同</source>
            <translation>Lease</translation>
        </message>
        <message>
            <source>家庭经济状况核对报告</source>
            <translation>Household means report</translation>
        </message>
        <message>
            <source>家庭经济状况核对授权书</source>
            <translation>Household means consent</translation>
        </message>
        <message>
            <source>社会救助申请书暨家庭经济状况核对授权书</source>
            <translation>Aid application with means consent</translation>
        </message>
        <message>
            <source>“跨省通办”</source>
            <translation>also from other provinces</translation>
        </message>
        <message>
            <source>“跨省通办”事项</source>
            <translation>also from other provinces</translation>
        </message>
        <message>
            <source>自助高频</source>
            <translation>often done on this machine</translation>
        </message>
        <message>
            <source>自助高频打印项</source>
            <translation>often printed on this machine</translation>
        </message>
        <message>
            <source>自助打印</source>
            <translation>printed on this machine</translation>
        </message>
        <message>
            <source>村（社区）可代办</source>
            <translation>the village can do it for you</translation>
        </message>
        <message>
            <source>村（社区）协办员可代办</source>
            <translation>the village assistant can do it for you</translation>
        </message>
        <message>
            <source>可网上或纸质报送</source>
            <translation>online or on paper</translation>
        </message>
        <message>
            <source>每年1月1日至6月30日</source>
            <translation>1 January to 30 June each year</translation>
        </message>
        <message>
            <source>可拨12333口头挂失</source>
            <translation>report a loss by phone: 12333</translation>
        </message>
        <message>
            <source>即时制卡网点可立等可取</source>
            <translation>made at once at some branches</translation>
        </message>
        <message>
            <source>可自助查询打印</source>
            <translation>search and print by yourself</translation>
        </message>
        <message>
            <source>未成年子女由监护人查询</source>
            <translation>guardians search for minors</translation>
        </message>
        <message>
            <source>合同订立30日内</source>
            <translation>within 30 days of the contract</translation>
        </message>
        <message>
            <source>原则上通过社会保障卡发放</source>
            <translation>paid to the social security card</translation>
        </message>
        <message>
            <source>凭身份证或社保卡即时办理</source>
            <translation>at once with ID or social security card</translation>
        </message>
        <message>
            <source>首次免费，遗失补卡工本费以银行协议为准</source>
            <translation>first card free; the bank may charge for a lost one</translation>
        </message>
        <message>
            <source>银行账户激活须本人到合作银行</source>
            <translation>activate the account at the bank in person</translation>
        </message>
        <message>
            <source>能当场办结的当场登记</source>
            <translation>done on the spot where possible</translation>
        </message>
        <message>
            <source>乡镇高频</source>
            <translation>often done in townships</translation>
        </message>
        <message>
            <source>家庭经营的加参加经营家庭成员身份证</source>
            <translation>family business: ID cards of the family members too</translation>
        </message>
        <message>
            <source>可申请变更经营者</source>
            <translation>the owner can be changed</translation>
        </message>
        <message>
            <source>个人可以办。</source>
            <translation>Individuals.</translation>
        </message>
        <message>
            <source>主管部门没有查到您的这项记录，这份证明开不了。可以到窗口问一问。</source>
            <translation>The department has no such record of you, so this certificate cannot be issued. You can ask at the counter.</translation>
        </message>
        <message>
            <source>没有找到这份证明。请对着取证单，把取证号和身份证号码再看一遍，也可以到窗口查。</source>
            <translation>This certificate was not found. Please check the pick-up number and the ID number against the slip, or ask at the counter.</translation>
        </message>
        <message>
            <source>这一项还没有和县里接通，请按原来的办法办。</source>
            <translation>This is not connected with the county yet. Please do it the usual way.</translation>
        </message>
        <message>
            <source>这台机器输错的次数多了，请过十分钟再查，或请窗口帮您查。</source>
            <translation>There were too many wrong tries at this machine. Please try again in ten minutes, or ask at the counter.</translation>
        </message>
        <message>
            <source>个人住房公积金缴存证明</source>
            <translation>Housing fund contribution certificate</translation>
        </message>
        <message>
            <source>个人社保参保证明</source>
            <translation>Social insurance certificate</translation>
        </message>
    </context>
</TS>
