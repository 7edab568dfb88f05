import { DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import { CourseTopic } from '../performance.codes.js';

class CourseTitle {
  @IsText({ max: 160 }) readonly en!: string;

  @IsText({ max: 80 }) readonly zh!: string;
}

abstract class CourseCommand extends DomainCommand {
  @IsId() readonly courseId!: string;
}

/** Offers a course that ends with a test. */
export class PublishCourse extends CourseCommand {
  @IsPart(CourseTitle) readonly title!: CourseTitle;

  @IsCode(CourseTopic) readonly topic!: CourseTopic;

  /** Of 100 points; who has so many passes. */
  @IsInt() @Min(1) @Max(100) readonly passMark!: number;

  /** For how long the certificate holds, in months. */
  @IsInt() @Min(1) @Max(120) readonly validMonths!: number;
}

/** Takes a course off the plan; certificates keep their days. */
export class RetireCourse extends CourseCommand {
  @IsText() readonly reason!: string;
}
