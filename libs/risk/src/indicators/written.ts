import type { Labels } from '#kernel';
import { AccountFigure, BureauFigure, MarketFigure } from '../facts/facts.codes.js';
import { StatementLine } from '../statement/statement.codes.js';
import { PeerFigure } from './peer-figures.js';
import type { Leaf, OverMonths, Term } from './term.js';

const text = (en: string, zh: string): Labels => ({ en, zh });

const bothOf = ([a, b]: readonly [Term, Term], sign: string): Labels => {
  const [first, second] = [written(a), written(b)];
  return text(`(${first.en} ${sign} ${second.en})`, `(${first.zh} ${sign} ${second.zh})`);
};

const taken: Readonly<Record<OverMonths, Labels>> = {
  sum: text('sum', '合计'),
  lowest: text('lowest', '最低'),
  highest: text('highest', '最高'),
  mean: text('mean', '均值'),
};

/** A formula in words, in both languages. */
export function written(term: Term): Labels {
  if ('value' in term) return text(term.value, term.value);
  if ('plus' in term) return bothOf(term.plus, '+');
  if ('minus' in term) return bothOf(term.minus, '−');
  if ('times' in term) return bothOf(term.times, '×');
  if ('over' in term) return bothOf(term.over, '÷');
  if ('burden' in term) return bothOf(term.burden, '÷');
  if ('reserve' in term) return bothOf(term.reserve, '÷');
  if ('ln' in term) {
    const of = written(term.ln);
    return text(`ln ${of.en}`, `ln ${of.zh}`);
  }
  if ('lossYears' in term) {
    const line = StatementLine(term.lossYears);
    return text(
      `years of the last ${term.of} in which ${line.en} is below zero`,
      `近${term.of}年${line.zh}为负的年数`,
    );
  }
  if ('either' in term) {
    const [first, ...others] = term.either.map(written);
    return others.reduce<Labels>(
      (all, next) => text(`${all.en}, or if unknown ${next.en}`, `${all.zh}，如未知则${next.zh}`),
      first ?? text('', ''),
    );
  }
  return leafWritten(term);
}

/** What a formula reads, in words. */
export function leafWritten(leaf: Leaf): Labels {
  if ('line' in leaf) return ago(StatementLine(leaf.line), leaf.ago);
  if ('quoted' in leaf) return ago(MarketFigure(leaf.quoted), leaf.ago);
  if ('market' in leaf) return ago(text('market index', '市场指数'), leaf.ago);
  if ('bureau' in leaf) return BureauFigure(leaf.bureau);
  if ('peers' in leaf) return ofPeers(PeerFigure(leaf.peers), leaf.told);
  if ('unusual' in leaf) return unusualWritten(AccountFigure(leaf.unusual));
  const { en, zh } = AccountFigure(leaf.account);
  const how = taken[leaf.by];
  return text(
    `${how.en} of ${en.toLowerCase()} over ${leaf.months} months`,
    `近${leaf.months}个月${zh}${how.zh}`,
  );
}

const ofPeers = ({ en, zh }: Labels, told: 'median' | 'spread'): Labels =>
  told === 'median'
    ? text(`median of peers: ${en.toLowerCase()}`, `同业${zh}中位数`)
    : text(`robust deviation among peers: ${en.toLowerCase()}`, `同业${zh}稳健标准差`);

const unusualWritten = ({ en, zh }: Labels): Labels =>
  text(
    `robust deviation of ${en.toLowerCase()} in the latest month from the client’s own past`,
    `最近一个月${zh}对客户自身历史的稳健偏离度`,
  );

const ago = ({ en, zh }: Labels, years = 0): Labels =>
  years === 0
    ? text(en, zh)
    : text(`${en} ${years} ${years === 1 ? 'year' : 'years'} before`, `${years}年前${zh}`);
