import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A sum of money. Nothing is computed with it.' })
export class Money {
  @Field(() => String, { description: 'A decimal number with a point, such as 1299.00.' })
  amount!: string;

  @Field(() => String, { description: 'Three letters of ISO 4217, such as EUR.' })
  currency!: string;
}

@InputType({ description: 'A sum of money.' })
export class MoneyInput {
  @Field(() => String, {
    description:
      'A decimal number with a point, such as 1299.00: at most 12 digits before it and 3 behind. It is kept as it is written.',
  })
  amount!: string;

  @Field(() => String, { description: 'Three capital letters of ISO 4217, such as EUR.' })
  currency!: string;
}
