"""Test the project where its users stand: installed from the wheel, outside the checkout, on every Python found."""
