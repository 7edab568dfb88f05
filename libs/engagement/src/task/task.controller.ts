import { Ask, Clock, Payload } from '#platform';
import { Controller, Get, Header, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { withMe } from '../asker.js';
import { calendarFeed, calendarType } from '../calendar/calendar-feed.js';
import { CountTasks, GetTask, ListTasks } from '../views/tasks.view.js';
import { AssignTask, CompleteTask, DelegateTask, DropTask, PostponeTask } from './task.commands.js';

@Controller('tasks')
export class TaskController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  assign(@Payload() command: AssignTask) {
    return this.commands.execute(command);
  }

  @Post(':taskId/delegations')
  delegate(@Payload() command: DelegateTask) {
    return this.commands.execute(command);
  }

  @Post(':taskId/postponements')
  postpone(@Payload() command: PostponeTask) {
    return this.commands.execute(command);
  }

  @Post(':taskId/completion')
  complete(@Payload() command: CompleteTask) {
    return this.commands.execute(command);
  }

  @Post(':taskId/abandonment')
  drop(@Payload() command: DropTask) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListTasks) {
    return this.queries.execute(withMe(query));
  }

  @Get('totals')
  count(@Ask() query: CountTasks) {
    return this.queries.execute(query);
  }

  @Get(':taskId')
  get(@Ask() query: GetTask) {
    return this.queries.execute(query);
  }
}

/** The open tasks of whoever asks, for a calendar to subscribe to. */
@Controller('me/tasks')
export class MyTasksController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get('calendar')
  @Header('Content-Type', calendarType)
  async calendar() {
    const query = withMe(ListTasks.of({ ownerId: 'me', limit: 500 }));
    const { items } = await this.queries.execute(query);
    const entries = items.map(({ taskId, dueOn, title, detail }) => ({
      id: taskId,
      kind: 'task' as const,
      day: dueOn,
      title,
      ...(detail !== undefined && { text: detail }),
    }));
    return calendarFeed('Rapport', entries, this.clock.now().toISOString());
  }
}
