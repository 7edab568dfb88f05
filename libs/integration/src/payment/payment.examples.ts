/** A statement as a bank sends it: a repayment, a batch of two, a debit and an entry not booked. */
export const camtExample = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>STMT-20260302</MsgId><CreDtTm>2026-03-02T18:00:00+08:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>20260302-1</Id>
      <Acct><Id><Othr><Id>8888000011112222</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
      <Ntry>
        <NtryRef>1</NtryRef><Amt Ccy="CNY">12000.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
        <ValDt><Dt>2026-03-01</Dt></ValDt><AcctSvcrRef>B20260302-17</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>
        <NtryDtls><TxDtls>
          <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
          <RltdPties>
            <Dbtr><Pty><Nm>金山制造有限公司</Nm></Pty></Dbtr>
            <DbtrAcct><Id><Othr><Id>6222020200112233</Id></Othr></Id></DbtrAcct>
          </RltdPties>
          <RltdAgts><DbtrAgt><FinInstnId><BICFI>ICBKCNBJ</BICFI></FinInstnId></DbtrAgt></RltdAgts>
          <RmtInf><Ustrd>合同 DK-2026-001 三月还款</Ustrd></RmtInf>
        </TxDtls></NtryDtls>
      </Ntry>
      <Ntry>
        <Amt Ccy="CNY">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <ValDt><DtTm>2026-03-02T10:00:00+08:00</DtTm></ValDt><AcctSvcrRef>B-18</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>
        <NtryDtls>
          <TxDtls><Amt Ccy="CNY">100.00</Amt><RmtInf><Ustrd>A &amp; B</Ustrd></RmtInf></TxDtls>
          <TxDtls>
            <Refs><AcctSvcrRef>B-18-b</AcctSvcrRef></Refs>
            <AmtDtls><TxAmt><Amt Ccy="CNY">200.00</Amt></TxAmt></AmtDtls>
            <RmtInf><Strd><CdtrRefInf><Ref>DK-2026-002</Ref></CdtrRefInf></Strd></RmtInf>
          </TxDtls>
        </NtryDtls>
      </Ntry>
      <Ntry>
        <Amt Ccy="CNY">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <ValDt><Dt>2026-03-02</Dt></ValDt><AcctSvcrRef>FEE</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>
      </Ntry>
      <Ntry>
        <Amt Ccy="CNY">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts>
        <ValDt><Dt>2026-03-02</Dt></ValDt><AcctSvcrRef>LATER</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>
      </Ntry>
    </Stmt>
  </BkToCstmrStmt>
</Document>`;
