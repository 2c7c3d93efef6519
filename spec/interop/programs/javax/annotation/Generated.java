package javax.annotation;

/** Marks generated code; newer Javas no longer have it, and the generated client needs it to compile. */
public @interface Generated {
    String[] value();

    String date() default "";

    String comments() default "";
}
