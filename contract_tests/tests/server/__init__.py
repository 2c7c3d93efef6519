"""Test what any server of the contract must do, over HTTP."""
