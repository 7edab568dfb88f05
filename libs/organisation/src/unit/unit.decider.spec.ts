import { decides } from '#kernel/testing';
import { branchOpened, headOfficeOpened, tree } from '../examples.js';
import { CloseUnit, MoveUnit, OpenUnit, RenameUnit } from './unit.commands.js';
import { unit } from './unit.decider.js';
import { unitEvents } from './unit.events.js';
import { unitRefusals as refusals } from './unit.refusals.js';

const given = decides(unit);
const unitId = 'un_xian';
const name = { en: 'Xi’an Branch', zh: '西安分行' };
const wish = { unitId, name, kind: 'branch', parentId: 'un_head' } as const;
const open = OpenUnit.of(wish);
const closed = unitEvents.UnitClosed({
  parentId: 'un_head',
  reason: 'Merged.',
  valueDate: '2026-03-02',
});

describe('a unit', () => {
  it('opens below another of a higher level', () => {
    given()
      .when(OpenUnit.of({ ...wish, valueDate: '2020-01-01' }), { tree })
      .then(branchOpened);
    given().when(open).refuses(refusals.UnitUnknown, { field: 'parentId' });
    given()
      .when(OpenUnit.of({ ...wish, parentId: 'un_gaoxin' }), { tree })
      .refuses(refusals.UnitLevelWrong);
    given()
      .when(OpenUnit.of({ ...wish, kind: 'section', parentId: 'un_old' }), { tree })
      .refuses(refusals.UnitUnknown);
  });

  it('lies below another unless it is the head office', () => {
    given()
      .when(OpenUnit.of({ unitId, name, kind: 'branch' }), { tree })
      .refuses(refusals.UnitNeedsParent);
    given()
      .when(OpenUnit.of({ ...wish, kind: 'headOffice' }), { tree })
      .refuses(refusals.UnitNeedsParent);
    given(headOfficeOpened)
      .when(MoveUnit.of({ unitId: 'un_head', parentId: unitId, reason: 'x' }), { tree })
      .refuses(refusals.UnitNeedsParent);
  });

  it('changes its name once', () => {
    const renamed = unitEvents.UnitRenamed({ name: { zh: '陕西分行' }, valueDate: '2026-03-02' });
    const rename = RenameUnit.of({ unitId, name: { zh: '陕西分行' } });
    given(branchOpened).when(rename).then(renamed);
    given(branchOpened, renamed).when(rename).changesNothing();
  });

  it('never comes to lie below itself', () => {
    const move = (parentId: string) => MoveUnit.of({ unitId, parentId, reason: 'Reorganised.' });
    const section = unitEvents.UnitOpened({
      name,
      kind: 'section',
      parentId: 'un_head',
      valueDate: '2020-01-01',
    });
    given(section).when(move('un_gaoxin'), { tree }).refuses(refusals.UnitBelowItself);
    given(branchOpened).when(move('un_head'), { tree }).changesNothing();
    given(section)
      .when(move('un_jinan'), { tree })
      .then(
        unitEvents.UnitMoved({
          formerParentId: 'un_head',
          parentId: 'un_jinan',
          reason: 'Reorganised.',
          valueDate: '2026-03-02',
        }),
      );
  });

  it('closes once nobody works in it and nothing below it is open', () => {
    const close = CloseUnit.of({ unitId, reason: 'Merged.' });
    given(branchOpened)
      .when(close, { own: { staffCount: 1, openBelow: 0 } })
      .refuses(refusals.UnitNotEmpty, { staffCount: 1 });
    given(branchOpened)
      .when(close, { own: { staffCount: 0, openBelow: 0 } })
      .then(closed);
    given(branchOpened, closed).when(close).changesNothing();
    given(branchOpened, closed)
      .when(RenameUnit.of({ unitId, name: { zh: '陕西分行' } }))
      .refuses(refusals.UnitIsClosed);
  });
});
