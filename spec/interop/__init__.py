"""Give the contracts to other people's tools, and write down what each of them says."""
